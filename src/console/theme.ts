import { type CSSVariablesResolver, createTheme, type MantineColorSchemeManager } from '@mantine/core';

export const theme = createTheme({
  colors: {
    jade: [
      '#eaf5f1',
      '#d3e9e2',
      '#a9d4c8',
      '#7bbdad',
      '#52a593',
      '#2f8b79',
      '#1a7265',
      '#0f6055',
      '#0b4f47',
      '#073c36',
    ],
  },
  primaryColor: 'jade',
  primaryShade: { light: 7, dark: 6 },
  // The phone's own typeface: it has Vietnamese, costs nothing and comes from no other host.
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
  lineHeights: { md: '1.6' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
});

/** Mantine's own surfaces take the colours of theme.css, so that there is one palette. */
export const cssVariables: CSSVariablesResolver = () => {
  const palette = {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-placeholder': 'var(--ink-soft)',
    '--mantine-color-error': 'var(--alarm)',
  };
  return { variables: {}, light: palette, dark: palette };
};

/** Light or dark is the phone's setting; nothing is stored. */
export const followSystem: MantineColorSchemeManager = {
  get: () => 'auto',
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
};
