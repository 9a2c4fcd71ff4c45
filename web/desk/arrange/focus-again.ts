import type { RefObject } from 'react';

/** Back to the button whose menu led to a dialog: the item of the menu, which had the focus, is gone when the dialog closes. */
export function focusAgain(button: RefObject<HTMLElement | null>): void {
  requestAnimationFrame(() => button.current?.focus());
}
