const sliceMilliseconds = 6_000;

/**
 * Takes steps until there is none left (`step` gives false) or a slice of time is over: then `goOn` has the rest done by another job, so
 * that no workspace keeps the others waiting. Each step is kept by itself: killed, the work goes on where it was.
 */
export async function inSlices(step: () => Promise<boolean>, goOn: () => Promise<unknown>): Promise<void> {
  const until = performance.now() + sliceMilliseconds;
  while (await step())
    if (performance.now() > until) {
      await goOn();
      return;
    }
}
