import { expect, test } from 'vitest';
import type { Claim, ClaimKind, Strength } from './claim.ts';
import type { Family, Linked } from './knowledge.ts';
import { resolve } from './resolve.ts';
import { stateOf } from './state.ts';

function claim(kind: ClaimKind, value: string, strength: Strength = 'claimed'): Claim {
  return { kind, value, strength };
}

/** A little world: customers with their identifiers. */
function world(customers: Record<string, Claim[]>, contested: Record<string, string[]> = {}) {
  const links: Linked[] = [];
  const families: Family[] = [];
  for (const [root, claims] of Object.entries(customers)) {
    const counts: Family['counts'] = {};
    for (const each of claims) {
      counts[each.kind] = (counts[each.kind] ?? 0) + 1;
      links.push({
        ...each,
        id: `${each.kind}=${each.value}`,
        customer: root,
        root,
        shared: false,
        contested: contested[each.value] ?? [],
      });
    }
    const proven = claims.filter(
      ({ kind, strength }) => strength === 'proven' && !['device', 'anonymous_id'].includes(kind),
    ).length;
    families.push({ root, revision: 1, counts, proven, unlinked: [], apart: [] });
  }
  let made = 0;
  return stateOf({ links, families }, () => `new${++made}`);
}

test('a visitor who signs in becomes the customer they are', () => {
  const state = world({ visitor: [claim('anonymous_id', 'x')], ada: [claim('user_id', 'ada')] });
  expect(resolve(state, [claim('anonymous_id', 'x'), claim('user_id', 'ada')])).toBe('ada');
  expect(state.plan.merges).toMatchObject([{ from: 'visitor', into: 'ada', cause: 'signed in' }]);
});

test('a visitor who signs up keeps their line', () => {
  const state = world({ visitor: [claim('anonymous_id', 'x')] });
  expect(resolve(state, [claim('anonymous_id', 'x'), claim('user_id', 'ada')])).toBe('visitor');
  expect(state.plan.links).toMatchObject([{ kind: 'user_id', customer: 'visitor' }]);
});

test('a second person on the same device is somebody else, and a third makes it a shared device', () => {
  const second = world({ ada: [claim('user_id', 'ada'), claim('anonymous_id', 'x')] });
  expect(resolve(second, [claim('anonymous_id', 'x'), claim('user_id', 'bob')])).toBe('new1');
  expect(second.plan).toMatchObject({ merges: [], contests: [{ root: 'new1' }], links: [{ value: 'bob' }] });

  const third = world({ ada: [claim('user_id', 'ada'), claim('anonymous_id', 'x')] }, { x: ['bob'] });
  expect(resolve(third, [claim('anonymous_id', 'x'), claim('user_id', 'eve')])).toBe('new1');
  expect(third.plan.unlinks).toMatchObject([{ customer: 'ada', cause: 'shared device' }]);
  expect(resolve(third, [claim('anonymous_id', 'x')])).toBe('new2');
  expect(resolve(third, [claim('anonymous_id', 'x'), claim('user_id', 'ada')])).toBe('ada');
});

test('claims alone never merge two known customers, they propose it; proof merges', () => {
  const people = { ada: [claim('user_id', 'ada')], mail: [claim('email', 'ada@x.org')] };
  const claimed = world(people);
  expect(resolve(claimed, [claim('user_id', 'ada'), claim('email', 'ada@x.org')])).toBe('ada');
  expect(claimed.plan).toMatchObject({ merges: [], proposals: [{ a: 'ada', b: 'mail', kind: 'email' }] });

  const proven = world(people);
  expect(resolve(proven, [claim('user_id', 'ada', 'proven'), claim('email', 'ada@x.org', 'proven')])).toBe('ada');
  expect(proven.plan.merges).toMatchObject([{ from: 'mail', into: 'ada', cause: 'proven' }]);
});

test('who merely claimed to be somebody’s address is parted from it once they prove who they are', () => {
  const state = world({ ada: [claim('email', 'ada@x.org', 'proven'), claim('user_id', 'mallory')] });
  expect(resolve(state, [claim('user_id', 'mallory', 'proven')])).toBe('new1');
  expect(state.plan.unlinks).toMatchObject([{ customer: 'ada', kind: 'user_id', cause: 'moved by proof' }]);
  expect(state.plan.proposals).toMatchObject([{ a: 'ada', b: 'new1' }]);
});

test('a browser’s claim becomes proven by the server’s word when nothing speaks against it', () => {
  const state = world({ ada: [claim('user_id', 'ada'), claim('email', 'ada@x.org')] });
  expect(resolve(state, [claim('user_id', 'ada', 'proven')])).toBe('ada');
  expect(state.plan.proven).toMatchObject([{ kind: 'user_id' }]);
});

test('one user id per customer for ever, other kinds up to their limit', () => {
  const addresses = [1, 2, 3, 4, 5].map((at) => claim('email', `a${at}@x.org`));
  const state = world({ ada: [claim('user_id', 'ada'), ...addresses] });
  expect(resolve(state, [claim('user_id', 'ada'), claim('email', 'a6@x.org')])).toBe('ada');
  expect(state.plan.links).toEqual([]);
  expect(resolve(state, [claim('email', 'a1@x.org'), claim('user_id', 'bob')])).toBe('new1');
  expect(state.plan.links).toMatchObject([{ kind: 'user_id', value: 'bob' }]);
});

test('what a person has parted stays parted', () => {
  const state = world({ ada: [claim('user_id', 'ada')], mail: [claim('email', 'ada@x.org')] });
  for (const family of state.families.values()) {
    family.apart = ['ada', 'mail'].filter((root) => root !== family.root);
    family.unlinked = ['phone\n+4930901820'];
  }
  const claims = [
    claim('user_id', 'ada', 'proven'),
    claim('email', 'ada@x.org', 'proven'),
    claim('phone', '+4930901820', 'proven'),
  ];
  expect(resolve(state, claims)).toBe('ada');
  expect(state.plan).toMatchObject({ merges: [], proposals: [], links: [] });
});

test('several new claim sets of the same person make one customer', () => {
  const state = world({});
  const first = resolve(state, [claim('anonymous_id', 'x')]);
  expect(resolve(state, [claim('anonymous_id', 'x'), claim('user_id', 'ada')])).toBe(first);
  expect(resolve(state, [claim('user_id', 'ada'), claim('email', 'ada@x.org')])).toBe(first);
  expect([...state.plan.customers]).toEqual([first]);
  expect(resolve(state, [])).toBeNull();
});
