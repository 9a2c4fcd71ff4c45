/** The outside as the product sees it. Tests bring their own clock and their own answers of the outside. */
export interface World {
  now(): Date;
  fetch: typeof fetch;
}

export const realWorld: World = { now: () => new Date(), fetch: (...input) => fetch(...input) };
