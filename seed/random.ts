/** Chance that is the same every time: the story is told again word for word. */
export interface Chance {
  /** From 0 to below 1. */
  next(): number;
  /** True with this probability. */
  of(probability: number): boolean;
  between(low: number, high: number): number;
  whole(low: number, high: number): number;
  pick<T>(list: readonly T[]): T;
  /** Times that are mostly short and sometimes very long, with this median. */
  lasting(median: number, spread?: number): number;
}

/** Mulberry32 (Tommy Ettinger, public domain algorithm): small, and good enough for a story. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    of: (probability) => next() < probability,
    between: (low, high) => low + (high - low) * next(),
    whole: (low, high) => low + Math.floor((high - low + 1) * next()),
    pick: (list) => list[Math.floor(next() * list.length)]!,
    lasting: (median, spread = 0.8) => median * Math.exp(spread * normal()),
  };
}
