import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rootsAfter, type MergeEdge } from './family.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const merge = fc.record({ from: fc.constantFrom(...ids), into: fc.constantFrom(...ids) });

/** Sets of people, merged one by one: slow and plain. */
function naive(merges: readonly MergeEdge[]): Set<string> {
  let people = ids.map((id) => new Set([id]));
  for (const { from, into } of merges) {
    const [one, other] = [people.find((each) => each.has(from)), people.find((each) => each.has(into))];
    if (one === undefined || other === undefined || one === other) continue;
    people = people.filter((each) => each !== one);
    for (const id of one) other.add(id);
  }
  return new Set(people.map((each) => ids.filter((id) => each.has(id)).join(' ')));
}

function grouped(roots: Map<string, string>): Set<string> {
  const groups = Map.groupBy(ids, (id) => roots.get(id));
  groups.delete(undefined);
  return new Set([...groups.values()].map((each) => each.join(' ')));
}

test('families are those of the plain model, each under one of its own', () => {
  fc.assert(
    fc.property(fc.array(merge, { maxLength: 10 }), (merges) => {
      const roots = rootsAfter(ids, merges);
      expect(grouped(roots)).toEqual(naive(merges));
      for (const root of roots.values()) expect(roots.get(root)).toBe(root);
    }),
  );
});

test('undoing the second of three merges leaves the other two', () => {
  const [first, , third] = [
    { from: 'b', into: 'a' },
    { from: 'c', into: 'b' },
    { from: 'd', into: 'c' },
  ] as const;
  expect(grouped(rootsAfter(ids.slice(0, 4), [first, third]))).toEqual(new Set(['a b', 'c d']));
});
