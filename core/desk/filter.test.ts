import { expect, test } from 'vitest';
import { conversationFilter, isPersonal, movesWithToday, type WireFilter } from './filter.ts';

const tag = `tag_${'0'.repeat(31)}1`;
const person = `usr_${'0'.repeat(31)}2`;

test('a filter comes back as it was said, whatever is said in it', () => {
  const said: WireFilter = {
    place: ['open', 'on-hold'],
    assignee: ['me', 'nobody', person],
    tagged: { any: [tag], none: [tag] },
    created: { from: '2026-03-01T00:00:00.000Z' },
    waitingLonger: 60,
  };
  const inside = conversationFilter.decode(said);
  expect(inside.assignee).toEqual(['me', 'nobody', '00000000-0000-0000-0000-000000000002']);
  expect(inside.created?.from).toEqual(new Date('2026-03-01'));
  expect(conversationFilter.encode(inside)).toEqual(said);
});

test('what no filter knows is refused, and so is a list of nothing: it would find nothing', () => {
  expect(conversationFilter.safeDecode({ colour: 'red' } as WireFilter).success).toBe(false);
  expect(conversationFilter.safeDecode({ priority: [] }).success).toBe(false);
});

test('what is about whoever looks is told from what is the same for all', () => {
  expect([
    isPersonal({ assignee: ['nobody'] }),
    isPersonal({ assignee: ['me'] }),
    isPersonal({ following: false }),
    isPersonal({ team: ['none'] }),
    isPersonal({ team: ['mine'] }),
  ]).toEqual([false, true, true, false, true]);
});

test('days may move with today, and are kept as they were said', () => {
  const said: WireFilter = { created: { during: 'last-7-days' }, updated: { before: 'yesterday' } };
  const delivered = `fld_${'0'.repeat(31)}3`;
  const fields: WireFilter = { fields: [{ field: delivered, op: 'on', day: 'next-3-days' }] };
  for (const each of [said, fields]) {
    expect(conversationFilter.encode(conversationFilter.decode(each))).toEqual(each);
    expect(movesWithToday(conversationFilter.decode(each))).toBe(true);
  }
  const still: WireFilter = {
    created: { to: '2026-03-01T00:00:00.000Z' },
    fields: [{ field: delivered, op: 'on', day: '2026-03-01' }],
  };
  expect(movesWithToday(conversationFilter.decode(still))).toBe(false);
  for (const wrong of ['soon', 'last-0-days', 'last-7'])
    expect([wrong, conversationFilter.safeDecode({ created: { during: wrong } }).success]).toEqual([wrong, false]);
});
