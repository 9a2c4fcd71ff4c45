/** Somebody who can be named. */
export interface Nameable {
  id: string;
  name: string;
  /** What is said beside the name: a role, or that it is a team. */
  said: string;
  team: boolean;
}

const most = 8;

function folded(words: string): string {
  return words.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().trimStart();
}

/** 0: begins so, 1: a later part of the name does, undefined: neither. */
function rankOf(name: string, words: string): number | undefined {
  const whole = folded(name);
  if (whole.startsWith(words)) return 0;
  const parts = [...whole.matchAll(/[\s\-’'.(]+/gu)].map(({ index, 0: { length } }) => whole.slice(index + length));
  return parts.some((part) => part.startsWith(words)) ? 1 : undefined;
}

/** Those whose name, or a part of it, begins with what was typed; first those whose first name does. */
export function findNamed(all: readonly Nameable[], typed: string): Nameable[] {
  const words = folded(typed);
  const ranked = all.flatMap((one) => {
    const rank = rankOf(one.name, words);
    return rank === undefined ? [] : [{ one, rank }];
  });
  return ranked
    .toSorted((a, b) => a.rank - b.rank || Number(a.one.team) - Number(b.one.team))
    .slice(0, most)
    .map(({ one }) => one);
}
