import { beforeAll, expect, test } from 'vitest';
import * as desk from '#core/contract/desk.ts';
import * as fields from '#core/contract/fields.ts';
import { createMacro, runMacro } from '#core/contract/macros.ts';
import type { Problem } from '#core/contract/problems.ts';
import { readBulk, startBulk } from '#core/contract/bulk.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { until } from '#test/until.ts';

// What a company wants to know of conversations: each kind takes what fits it, and what must be there is asked for at the end.

let company: TestCompany;
beforeAll(async () => {
  company = await testCompany();
}, 120_000);

const call: TestCompany['owner']['call'] = (...given) => company.owner.call(...given);
const read = (id: string) => call(desk.readConversation, { id });
const begun = async (name: string) => {
  const { thread } = await customerWrites(company, { text: 'Hello', name });
  return until(() => read(thread).catch(() => undefined), 'the conversation');
};
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: Problem) => error,
  );
const create = (name: string, kind: fields.FieldKind, choices: string[] = []) =>
  call(fields.createField, { name, kind, choices });
type Value = Parameters<typeof fill>[2];
const fill = async (id: string, field: string, value: string | number | boolean | string[] | null) =>
  call(fields.fillField, { id, field, value, version: (await read(id)).version });
const valuesOf = async (id: string) =>
  Object.fromEntries((await call(fields.readFields, { id })).items.map(({ field, value }) => [field, value]));

test('each kind takes what fits it and nothing else; history, version and emptying', async () => {
  const { id } = await begun('Ann');
  const text = await create('Order', 'text');
  const count = await create('Pieces', 'number');
  const day = await create('Delivered', 'date');
  const yes = await create('Insured', 'yes-no');
  const one = await create('Carrier', 'one', ['Post', 'Van']);
  const many = await create('Damage', 'several', ['Box', 'Lamp', 'Cable']);
  const [post, van] = one.choices.map((choice) => choice.id) as [string, string];
  const [, lamp, cable] = many.choices.map((choice) => choice.id) as [string, string, string];
  const fits: Array<[string, Value, Value[]]> = [
    [text.id, 'A-1042', [7, true, [post]]],
    [count.id, 2.5, ['2.5', 1e16, true]],
    [day.id, '2026-03-14', ['2026-02-30', '14.3.2026', 20260314]],
    [yes.id, false, ['no', 0]],
    [one.id, [van], ['Van', [lamp], [post, van]]],
    [many.id, [lamp, cable], [[post], 'Lamp', true]],
  ];
  for (const [field, good, bad] of fits) {
    for (const value of bad)
      expect(await refusal(fill(id, field, value)), JSON.stringify(value)).toMatchObject({ type: 'invalid' });
    await fill(id, field, good);
  }
  expect(await valuesOf(id)).toEqual(Object.fromEntries(fits.map(([field, good]) => [field, good])));
  const stale = call(fields.fillField, { id, field: text.id, value: 'B-1', version: 1 });
  expect(await refusal(stale)).toMatchObject({ type: 'conflict' });
  await fill(id, text.id, '  ');
  await fill(id, many.id, [cable]);
  expect(await valuesOf(id)).toMatchObject({ [many.id]: [cable], [count.id]: 2.5 });
  expect((await valuesOf(id))[text.id]).toBeUndefined();
  const history = (await read(id)).items.flatMap((item) =>
    item.type === 'change' ? `${item.what} ${item.detail}` : [],
  );
  expect(history.toReversed()).toEqual([
    ...['filled Order', 'filled Pieces: 2.5', 'filled Delivered: 2026-03-14', 'filled Insured: no'],
    ...['filled Carrier: Van', 'filled Damage: Lamp, Cable', 'emptied Order', 'filled Damage: Cable'],
  ]);
});

test('lists are renamed, ordered, archived and come back with their values; a name stands once', async () => {
  const { id } = await begun('Bob');
  const field = await create('Shop', 'one', ['North', 'South']);
  const [north] = field.choices;
  await fill(id, field.id, [north!.id]);
  expect(await refusal(create('shop', 'text'))).toMatchObject({ more: { code: 'taken' } });
  expect(await refusal(create('Empty', 'one'))).toMatchObject({ type: 'invalid' });
  expect(await refusal(create('Twice', 'several', ['A', 'a ']))).toMatchObject({ type: 'invalid' });
  const change = { id: field.id, choices: ['East', 'SOUTH'], version: field.version };
  const changed = await call(fields.changeField, change);
  expect(changed.choices.map(({ name, archived }) => [name, archived])).toEqual([
    ['East', false],
    ['SOUTH', false],
    ['North', true],
  ]);
  expect(changed.choices[1]!.id).toBe(field.choices[1]!.id);
  expect((await valuesOf(id))[field.id]).toEqual([north!.id]);
  expect(await refusal(call(fields.changeField, change))).toMatchObject({ type: 'conflict' });
  const gone = await call(fields.changeField, { id: field.id, archived: true, version: changed.version });
  expect(await valuesOf(id)).toEqual({});
  expect(await refusal(fill(id, field.id, [north!.id]))).toMatchObject({ type: 'refused' });
  await call(fields.changeField, { id: field.id, archived: false, version: gone.version });
  expect((await valuesOf(id))[field.id]).toEqual([north!.id]);
  const { items } = await call(fields.listFields, {});
  const order = items.map((each) => each.id).toReversed();
  expect((await call(fields.orderFields, { order })).items.map((each) => each.id)).toEqual(order);
});

test('what must be filled in keeps a conversation open, by hand and among many', async () => {
  const { id, version } = await begun('Cat');
  const field = await create('Batch', 'text');
  await call(fields.changeField, { id: field.id, required: true, version: field.version });
  const settle = call(desk.resolveConversation, { id, version });
  expect(await refusal(settle)).toMatchObject({
    more: { code: 'fields-needed' },
    message: expect.stringContaining('“Batch”'),
  });
  const answer = call(desk.replyToConversation, { id, text: 'Bye', resolve: true });
  expect(await refusal(answer)).toMatchObject({ more: { code: 'fields-needed' } });
  const macro = await call(createMacro, { title: 'Bye', answer: 'Bye', steps: [{ kind: 'resolve' }] });
  const seen = (await call(desk.readConversation, { id })).items.at(-1)?.id ?? null;
  const run = call(runMacro, { id, macro: macro.id, version, seen });
  expect(await refusal(run)).toMatchObject({ more: { code: 'fields-needed' } });
  const bulk = await call(startBulk, { act: { kind: 'resolve' }, of: { conversations: [id] } });
  const done = await until(async () => {
    const now = await call(readBulk, { id: bulk.id });
    return now.state === 'done' ? now : undefined;
  }, 'it ended');
  expect(done.leftOutOnes[0]?.reason).toContain('“Batch”');
  const filled = await fill(id, field.id, 'B 7');
  expect((await call(desk.resolveConversation, { id, version: filled.version })).status).toBe('resolved');
});
