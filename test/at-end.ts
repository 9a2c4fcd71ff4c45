const endings: Array<() => unknown> = [];

/** Does something at the end of the test file, the last named first; may be called at any time. */
export function atEnd(end: () => unknown): void {
  endings.push(end);
}

/** What the hook of each file calls (each-file.ts). */
export async function endAll(): Promise<void> {
  for (const end of endings.splice(0).toReversed()) await end();
}
