/** Seconds before try number `attempt` (from 0): up to half a second, doubling to half a minute, spread so that not all come at once. */
export function backOff(attempt: number): number {
  return Math.min(30, 0.5 * 2 ** attempt) * (0.25 + 0.75 * Math.random());
}

/** Waits, or less when `wake` is called meanwhile. */
export function nap(seconds: number): { over: Promise<void>; wake(): void } {
  let wake = () => {};
  const over = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, seconds * 1000);
    wake = () => {
      clearTimeout(timer);
      resolve();
    };
  });
  return { over, wake: () => wake() };
}
