import type { ComponentChildren } from 'preact';

interface Props {
  type?: 'radio' | 'checkbox';
  name: string;
  chosen: boolean;
  /** Drawn as chosen too: a star below the one that is. */
  filled?: boolean;
  disabled?: boolean;
  /** Where the words are not shown, or say too little alone. */
  called?: string;
  class?: string;
  onPick(chosen: boolean): void;
  children: ComponentChildren;
}

/** One of several to choose from: a real radio or checkbox under whatever is drawn, so that every key and reader works. */
export function Pick({
  type = 'radio',
  name,
  chosen,
  filled = chosen,
  disabled = false,
  called,
  class: look = 'choice',
  onPick,
  children,
}: Props) {
  return (
    <label class={look} data-chosen={filled} title={called}>
      <input
        type={type}
        name={name}
        checked={chosen}
        disabled={disabled}
        aria-label={called}
        onChange={(event) => onPick(event.currentTarget.checked)}
      />
      {children}
    </label>
  );
}
