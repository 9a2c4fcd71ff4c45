import { beforeAll, expect, test } from 'vitest';
import * as desk from '#core/contract/desk.ts';
import { plainId } from '#core/contract/codecs.ts';
import { createField, type FieldKind } from '#core/contract/fields.ts';
import { countViews, createView } from '#core/contract/views.ts';
import type { ViewSort, WireFilter } from '#core/desk/filter.ts';
import { testCompany, type TestCompany } from '#test/company-app.ts';

// Many conversations: values that are frequent, rare, on old conversations only, or there twice, along the list and from the other side.

let company: TestCompany;
const call: TestCompany['owner']['call'] = (...given) => company.owner.call(...given);
const count = 12_000;
const fields: Record<string, Awaited<ReturnType<typeof add>>> = {};
let made = 0;

const add = (name: string, kind: FieldKind, choices: string[] = []) => call(createField, { name, kind, choices });

/** A conversation each minute, by its number: what is asked of it follows from the number. */
async function fill(): Promise<void> {
  const owner = company.app.owner;
  const { workspace } = company;
  const at = `timestamptz '2026-01-01 00:00Z' + n * interval '1 minute'`;
  await owner.query(
    `insert into customers.customer (workspace, id, root, known, first_name, custom, created_at)
      select $1, id, id, true, 'C' || n, jsonb_build_object('tier', case when n % 20 = 0 then 'gold' else 'standard' end), now()
      from (select n, ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as id from generate_series(1, 3000) n) as made`,
    [workspace],
  );
  await owner.query(
    `with made as (
      select n, ('01000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as id, ${at} as at,
        ('00000000-0000-7000-8000-' || lpad(to_hex(1 + n % 3000), 12, '0'))::uuid as customer from generate_series(1, ${count}) n),
    threads as (insert into channels.thread (workspace, id, channel, customer, subject, started_at, last_in_at)
      select $1, id, 'mail', customer, case when n % 2 = 0 then 'A lamp, ' else 'A cup, ' end || n, at, at from made)
    insert into desk.conversation (workspace, id, customer, channel, first_in_at, started_at, last_at)
      select $1, id, customer, 'mail', at, at, at from made`,
    [workspace],
  );
  await fillExperience();
  const value = async (name: string, [column, what]: [string, string], where: string) =>
    await owner.query(
      `insert into desk.field_value (workspace, field, conversation, ${column})
        select $1, $2, ('01000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, ${what}
        from generate_series(1, ${count}) n where ${where}`,
      [workspace, plainId('fld', fields[name]!.id)],
    );
  const choice = (at: number) => `'${plainId('fch', fields['Damage']!.choices[at]!.id)}'::uuid`;
  await value('Pieces', ['number', 'n % 10'], 'true');
  await value('Delivered', ['day', `date '2026-02-01' + n / 1000`], 'true');
  await value('Order number', ['words', `'A-' || n || case when n % 2 = 0 then ' Größe' else '' end`], 'true');
  await value('Damage', ['choice', choice(0)], 'n <= 6000');
  await value('Damage', ['choice', choice(1)], 'n <= 5600');
  await owner.query('analyze');
}

/** How long each took, and which scores were given: nobody measures them anew. */
async function fillExperience(): Promise<void> {
  const { owner } = company.app;
  const id = `('01000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;
  await owner.query(
    `insert into insight.measuring (workspace, walk) values ($1, null) on conflict (workspace) do update set walk = null`,
    [company.workspace],
  );
  for (const [kind, minutes] of [
    ['first', 'n % 100'],
    ['resolution', 'case when n <= 6000 then 600 else 60 end'],
  ] as const)
    await owner.query(
      `with lane as (insert into insight.service_lane (workspace, kind, channel, dropped) values ($1, $2, 'mail', false) returning id)
        insert into insight.service_time (workspace, conversation, kind, place, since, until, lane, opening_s)
        select $1, ${id}, $2, 0, at, at + (${minutes}) * interval '1 minute', lane.id, (${minutes}) * 30
        from generate_series(1, ${count}) n, lane, (select timestamptz '2026-01-01 00:00Z' as at) as began`,
      [company.workspace, kind],
    );
  await owner.query(
    `insert into touchpoints.interaction (workspace, occurred_at, received_at, channel, touchpoint, direction, kind, conversation, actor_kind, scale, score)
      select $1, now(), now(), 'mail', 'support', 'in', 'survey.answered', ${id}, 'customer', 'csat5', case when n % 50 = 0 then 1 else 5 end
      from generate_series(5, ${count}, 5) n`,
    [company.workspace],
  );
}

beforeAll(async () => {
  company = await testCompany();
  fields['Pieces'] = await add('Pieces', 'number');
  fields['Delivered'] = await add('Delivered', 'date');
  fields['Order number'] = await add('Order number', 'text');
  fields['Damage'] = await add('Damage', 'several', ['Box', 'Lamp']);
  await fill();
}, 120_000);

/** The numbers of all that stand in a view, page by page, and what stands beside it. */
async function standing(filter: WireFilter, sort: ViewSort = 'newest') {
  const { id } = await call(createView, { name: `View ${++made}`, filter, sort, audience: 'me' });
  const numbers: number[] = [];
  for (let after: string | undefined; ;) {
    const page = await call(desk.listConversations, {
      saved: id,
      limit: '100',
      ...(after === undefined ? {} : { after }),
    });
    numbers.push(...page.items.map((item) => Number.parseInt(item.id.slice(-12), 16)));
    if (page.next === null || numbers.length >= 1500) break;
    after = page.next;
  }
  const beside = (await call(countViews, {})).items.find((item) => item.id === id)!;
  return { numbers, beside: [beside.count, beside.more] };
}

const all = Array.from({ length: count }, (_, at) => count - at);
const of = (name: string) => ({ field: fields[name]!.id });
const cases: Array<[string, () => WireFilter, (n: number) => boolean]> = [
  ['every second', () => ({ fields: [{ ...of('Order number'), op: 'has', text: 'größe' }] }), (n) => n % 2 === 0],
  [
    'words within, two of them',
    () => ({ fields: [{ ...of('Order number'), op: 'has', text: '-1199 röß' }] }),
    (n) => n % 2 === 0 && String(n).startsWith('1199'),
  ],
  ['words of the subject', () => ({ subject: 'lamp' }), (n) => n % 2 === 0],
  ['a rare word of the subject', () => ({ subject: ', 1200' }), (n) => String(n).includes('1200')],
  [
    'the older half, chosen twice',
    () => ({ fields: [{ ...of('Damage'), op: 'any', choices: fields['Damage']!.choices.map(({ id }) => id) }] }),
    (n) => n <= 6000,
  ],
  [
    'both of the choices',
    () => ({ fields: [{ ...of('Damage'), op: 'all', choices: fields['Damage']!.choices.map(({ id }) => id) }] }),
    (n) => n <= 5600,
  ],
  [
    'a frequent range on old ones',
    () => ({
      fields: [
        { ...of('Delivered'), op: 'from', day: '2026-02-01' },
        { ...of('Delivered'), op: 'before', day: '2026-02-07' },
      ],
    }),
    (n) => n < 6000,
  ],
  [
    'two values together',
    () => ({
      fields: [
        { ...of('Pieces'), op: 'least', number: 5 },
        { ...of('Damage'), op: 'any', choices: [fields['Damage']!.choices[0]!.id] },
      ],
    }),
    (n) => n % 10 >= 5 && n <= 6000,
  ],
  [
    'a frequent and a rare one',
    () => ({
      fields: [
        { ...of('Pieces'), op: 'least', number: 1 },
        { ...of('Order number'), op: 'begins', text: 'A-777' },
      ],
    }),
    (n) => n % 10 >= 1 && String(n).startsWith('777'),
  ],
  [
    'a rare long wait',
    () => ({ slower: [{ time: 'first-response', longer: 98, in: 'calendar' }] }),
    (n) => n % 100 === 99,
  ],
  ['a frequent wait', () => ({ slower: [{ time: 'first-response', longer: 24, in: 'opening' }] }), (n) => n % 100 > 48],
  [
    'what took long, the older half',
    () => ({ slower: [{ time: 'resolution', longer: 300, in: 'calendar' }] }),
    (n) => n <= 6000,
  ],
  [
    'what took long, and a word',
    () => ({ slower: [{ time: 'resolution', longer: 300, in: 'calendar' }], subject: 'lamp' }),
    (n) => n <= 6000 && n % 2 === 0,
  ],
  ['a low score', () => ({ scores: [{ scale: 'csat5', op: 'below', score: 3 }] }), (n) => n % 50 === 0],
  [
    'a good score in spite of a long wait',
    () => ({
      scores: [{ scale: 'csat5', op: 'least', score: 4 }],
      slower: [{ time: 'first-response', longer: 84, in: 'calendar' }],
    }),
    (n) => n % 5 === 0 && n % 50 !== 0 && n % 100 > 84,
  ],
  ['no score on another scale', () => ({ scores: [{ scale: 'nps', op: 'most', score: 10 }] }), () => false],
  [
    'what customers are',
    () => ({ attributes: [{ attribute: 'tier', op: 'is', texts: ['gold'] }] }),
    (n) => (1 + (n % 3000)) % 20 === 0,
  ],
  [
    'most customers, and old ones',
    () => ({ attributes: [{ attribute: 'tier', op: 'has', text: 'stand' }], created: { to: '2026-01-03T00:00:00Z' } }),
    (n) => (1 + (n % 3000)) % 20 !== 0 && n < 2880,
  ],
];

test.each(cases)('%s: the same from either side', async (_name, filter, fits) => {
  const expected = all.filter(fits);
  const { numbers, beside } = await standing(filter());
  expect(numbers).toEqual(expected.slice(0, numbers.length));
  expect(numbers.length).toBeGreaterThanOrEqual(Math.min(expected.length, 1500));
  expect(beside).toEqual(expected.length > 1000 ? [1000, true] : [expected.length, false]);
});

test('the oldest first, too', async () => {
  const { numbers } = await standing({ fields: [{ ...of('Delivered'), op: 'from', day: '2026-02-08' }] }, 'oldest');
  expect(numbers).toEqual(
    all
      .filter((n) => n >= 7000)
      .toReversed()
      .slice(0, numbers.length),
  );
  expect(numbers.length).toBe(1500);
});
