const paths = {
  close: 'm6 6 12 12M18 6 6 18',
  back: 'm14 6-6 6 6 6',
  send: 'M4.5 12h13M12.5 6.5 18.5 12l-6 5.5',
  attach: 'm19 11-7.3 7.3a4.4 4.4 0 0 1-6.2-6.2l7.6-7.6a3 3 0 0 1 4.2 4.2l-7.5 7.5a1.5 1.5 0 0 1-2.1-2.1l6.7-6.7',
  lock: 'M7 11V8a5 5 0 0 1 10 0v3M6 11h12v9H6z',
  file: 'M7 3.5h7l4 4v13H7zM14 3.5v4h4',
  face: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM9 9.6v.4M15 9.6v.4M8.5 14q3.5 3.4 7 0',
  mail: 'M4 6h16v12H4zM4.5 6.5 12 13l7.5-6.5',
  check: 'm5 12.5 4.5 4.5L19 7.5',
} as const;

interface Props {
  name: keyof typeof paths;
  /** Points along the direction of reading. */
  turns?: boolean;
}

export function Icon({ name, turns = false }: Props) {
  return (
    <svg class={turns ? 'icon turns' : 'icon'} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
