import { t } from '@lingui/core/macro';
import { changeWords } from './delivery-words.ts';
import type { Item } from './items.ts';

type Change = Extract<Item, { type: 'change' }>;

/** What began each thing that can be taken back, as this side of it tells; `with` is the same told from the other side. */
const begun: Record<string, { whats: readonly string[]; with?: string }> = {
  merge: { whats: ['merged-in'] },
  split: { whats: ['split-off'], with: 'split-from' },
  move: { whats: ['moved-out', 'moved-in'] },
  apart: { whats: ['kept-apart'] },
};

function foldedWords(first: Change, last: Change): string {
  const what = changeWords(first);
  const { by } = last;
  return first.by === by ? t`${what}, and took it back` : t`${what}; ${by} took it back`;
}

function isChange(item: Item): item is Change {
  return item.type === 'change';
}

/** The items with what was done and taken back as one line, in the place where it was taken back. Oldest first. */
export function foldTakenBack(items: readonly Item[]): Item[] {
  const gone = new Set<Item>();
  const said = new Map<Item, Item>();
  const changes = items.filter(isChange);
  for (const [place, last] of changes.entries()) {
    const pair = last.what === 'taken-back' ? begun[last.detail ?? ''] : undefined;
    const before = changes.slice(0, place).filter((each) => !gone.has(each));
    const first = before.findLast(({ what }) => pair?.whats.includes(what));
    if (pair === undefined || first === undefined) continue;
    const other = before.filter(({ what, at }) => what === pair.with && at === first.at);
    for (const each of [first, ...other]) gone.add(each);
    said.set(last, { ...last, what: 'folded', detail: foldedWords(first, last) });
  }
  return items.filter((item) => !gone.has(item)).map((item) => said.get(item) ?? item);
}
