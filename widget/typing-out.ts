/** Says at most every four seconds that somebody writes, and once that they stopped. */
export function typingOut(tell: (typing: boolean) => void): (writing: boolean) => void {
  let saidAt = 0;
  let stop: ReturnType<typeof setTimeout> | undefined;
  const over = () => {
    clearTimeout(stop);
    if (saidAt > 0) tell(false);
    saidAt = 0;
  };
  return (writing) => {
    if (!writing) return over();
    clearTimeout(stop);
    stop = setTimeout(over, 5000);
    if (Date.now() - saidAt < 4000) return;
    saidAt = Date.now();
    tell(true);
  };
}
