/** Drawn here because an icon font or package would weigh more than the page. All are decoration: hidden from readers. */
import type { ReactNode } from 'react';

interface Props {
  size?: string | number | undefined;
}

function Icon({ size = '1.25em', children }: Props & { children: ReactNode }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

/** "Một cửa" is "one door". */
export function DoorIcon({ size }: Props) {
  return (
    <Icon size={size}>
      <path d="M5 21V10a7 7 0 0 1 14 0v11" />
      <path d="M10 21v-9.5l5-1.7V21z" fill="#e9b44c" stroke="none" />
      <path d="M3 21h18" />
    </Icon>
  );
}

export function PlusIcon({ size }: Props) {
  return (
    <Icon size={size}>
      <path d="M12 5v14M5 12h14" />
    </Icon>
  );
}

export function SendIcon({ size }: Props) {
  return (
    <Icon size={size}>
      <path d="M12 20V5M5.5 11.5 12 5l6.5 6.5" />
    </Icon>
  );
}

export function DownIcon({ size }: Props) {
  return (
    <Icon size={size}>
      <path d="M12 4v15M5.5 12.5 12 19l6.5-6.5" />
    </Icon>
  );
}

export function CheckIcon({ size }: Props) {
  return (
    <Icon size={size}>
      <path d="m5 12.5 4.5 4.5L19 7.5" />
    </Icon>
  );
}

export function OpenIcon({ size }: Props) {
  return (
    <Icon size={size}>
      <path d="M14 4h6v6M20 4l-9 9M18 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5" />
    </Icon>
  );
}

export function InfoIcon({ size }: Props) {
  return (
    <Icon size={size}>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 11v5.5M12 7.6v.1" />
    </Icon>
  );
}

export function RetryIcon({ size }: Props) {
  return (
    <Icon size={size}>
      <path d="M20 11a8 8 0 1 0-2.3 5.7M20 5v6h-6" />
    </Icon>
  );
}
