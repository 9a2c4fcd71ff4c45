/** Times in whole units, each with the number of the cell that it stands in. */
export interface CellTimes {
  times: Uint32Array;
  cells: Uint32Array;
}

const bits = 11;
const digits = 1 << bits;

/** The same by time, the shortest first: by one digit after the other, as comparing millions takes ten times as long. */
export function sortedTimes(given: CellTimes): CellTimes {
  let from = given;
  for (let shift = 0; shift < 32; shift += bits) from = byDigit(from, shift);
  return from;
}

function byDigit({ times, cells }: CellTimes, shift: number): CellTimes {
  const n = times.length;
  const next = new Uint32Array(digits + 1);
  for (let at = 0; at < n; at++) next[((times[at]! >>> shift) & (digits - 1)) + 1]!++;
  // All alike in this digit, as short times are in the highest.
  if (next.includes(n)) return { times, cells };
  for (let digit = 0; digit < digits; digit++) next[digit + 1]! += next[digit]!;
  const sorted = { times: new Uint32Array(n), cells: new Uint32Array(n) };
  for (let at = 0; at < n; at++) {
    const place = next[(times[at]! >>> shift) & (digits - 1)]!++;
    sorted.times[place] = times[at]!;
    sorted.cells[place] = cells[at]!;
  }
  return sorted;
}

/** To which group each cell belongs (−1: to none), and whether what stands in it has ended (1) or not (0). */
export interface Grouping {
  groups: number;
  groupOf: Int32Array;
  ended: Uint8Array;
}

/** The times of each group, still in their order. */
export function timesByGroup({ times, cells }: CellTimes, { groups, groupOf, ended }: Grouping) {
  const first = new Uint32Array(groups + 1);
  for (const cell of cells) if (groupOf[cell]! >= 0) first[groupOf[cell]! + 1]!++;
  for (let group = 0; group < groups; group++) first[group + 1]! += first[group]!;
  const all = { times: new Uint32Array(first[groups]!), ended: new Uint8Array(first[groups]!) };
  const next = first.slice();
  for (let at = 0; at < times.length; at++) {
    const group = groupOf[cells[at]!]!;
    if (group < 0) continue;
    const place = next[group]!++;
    all.times[place] = times[at]!;
    all.ended[place] = ended[cells[at]!]!;
  }
  return Array.from({ length: groups }, (_, group) => {
    const here = [first[group], first[group + 1]] as const;
    return { times: all.times.subarray(...here), ended: all.ended.subarray(...here) };
  });
}
