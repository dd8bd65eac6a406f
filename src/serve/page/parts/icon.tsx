import type { JSX } from 'preact';

const shapes = {
  attach: 'M8 12.5 14.5 6a3 3 0 0 1 4.2 4.2l-8 8a5 5 0 0 1-7-7L11 4',
  image: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M9 9.5h.01',
  voice: 'M12 4a2.5 2.5 0 0 1 2.5 2.5v5a2.5 2.5 0 0 1-5 0v-5A2.5 2.5 0 0 1 12 4zM6 11a6 6 0 0 0 12 0M12 17v3',
  record: 'M12 6a6 6 0 1 0 0 12 6 6 0 0 0 0-12z',
  quote: 'M10 8 5 12l5 4M5 12h9a5 5 0 0 1 5 5',
  received: 'M5 12.5 10 17 19 7',
  read: 'M2 12.5 6.5 17 14 8M11 15l2 2 8-9',
  listen: 'M8 6v12l10-6z',
  delete: 'M5 7h14M10 7V5h4v2M7 7l1 12h8l1-12',
  send: 'M4 12 20 5l-5 15-4-6z',
} as const;

/** A picture for a button, which has its name in words. */
export function Icon({ name }: { readonly name: keyof typeof shapes }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={shapes[name]} />
    </svg>
  );
}

interface IconButtonProps {
  readonly icon: keyof typeof shapes;
  readonly label: string;
  readonly onClick: () => void;
  readonly pressed?: boolean;
}

/** A button that shows a picture and says a name. */
export function IconButton({ icon, label, onClick, pressed }: IconButtonProps): JSX.Element {
  return (
    <button
      type="button"
      class="icon-button"
      title={label}
      aria-label={label}
      aria-pressed={pressed}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
