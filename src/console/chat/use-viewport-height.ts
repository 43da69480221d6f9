import { useEffect } from 'react';

/**
 * iOS lays its keyboard over the page and scrolls the page up; `100dvh` does not change. So the page takes the height
 * of what can be seen (`--seen-height`). Elsewhere both are the same. Left alone while the reader has zoomed in.
 */
export function useViewportHeight(): void {
  useEffect(() => {
    const viewport = window.visualViewport;
    if (!viewport) return;
    const fitPage = () => {
      if (Math.abs(viewport.scale - 1) > 0.01) return;
      document.documentElement.style.setProperty('--seen-height', `${viewport.height}px`);
      window.scrollTo(0, 0);
    };
    fitPage();
    viewport.addEventListener('resize', fitPage);
    viewport.addEventListener('scroll', fitPage);
    return () => {
      viewport.removeEventListener('resize', fitPage);
      viewport.removeEventListener('scroll', fitPage);
    };
  }, []);
}
