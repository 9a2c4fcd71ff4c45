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
