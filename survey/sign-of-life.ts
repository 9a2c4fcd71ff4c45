const signs = ['pointermove', 'pointerdown', 'touchstart', 'keydown', 'wheel', 'scroll'] as const;

/** Tells once that a person is there: programs that open every link of a mail move nothing. Gives what stops it. */
export function onSignOfLife(tell: () => void): () => void {
  const stop = () => {
    for (const sign of signs) removeEventListener(sign, heard, true);
  };
  const heard = (event: Event) => {
    if (!event.isTrusted) return;
    stop();
    tell();
  };
  for (const sign of signs) addEventListener(sign, heard, { capture: true, passive: true });
  return stop;
}
