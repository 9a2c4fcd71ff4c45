import { beforeAll, expect, test } from 'vitest';
import { answerChildren, previewAnswers } from '#core/contract/answer-children.ts';
import { mergeConversation, undoArrangement } from '#core/contract/arrange.ts';
import { readBulk, startBulk, undoBulk } from '#core/contract/bulk.ts';
import * as desk from '#core/contract/desk.ts';
import * as links from '#core/contract/links.ts';
import type { Problem } from '#core/contract/problems.ts';
import { searchConversations } from '#core/contract/search.ts';
import { addSuppressed } from '#core/contract/suppression.ts';
import { asksByMail } from '#test/answers-stage.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';

// Conversations that hang together: by whose parent, what is refused, joined ones, and their children settled with them.

let company: TestCompany;
beforeAll(async () => {
  company = await testCompany();
}, 120_000);

const call: TestCompany['owner']['call'] = (...given) => company.owner.call(...given);
const read = (id: string) => call(desk.readConversation, { id });
const begun = async (name: string) => {
  const { thread } = await customerWrites(company, { text: `Hello of ${name}`, name, channel: 'mail' });
  return until(() => read(thread).catch(() => undefined), 'the conversation');
};
const link = (id: string, other: string, as: links.LinkKind) => call(links.linkConversations, { id, other, as });
const of = async (id: string) =>
  (await call(links.listLinks, { id })).items.map(({ as, other }) => [as, other?.customer.name]);
const code = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: Problem) => error.more.code ?? error.type,
  );
const history = async (id: string) =>
  (await read(id)).items.flatMap((item) => (item.type === 'change' ? `${item.what} ${item.detail ?? ''}`.trim() : []));

test('a parent and its children, two levels and no more; both sides say so and remember it', async () => {
  const [storm, ann, bob, cat] = [await begun('Storm'), await begun('Ann'), await begun('Bob'), await begun('Cat')];
  await link(storm.id, ann.id, 'child');
  await link(bob.id, storm.id, 'parent');
  await link(ann.id, bob.id, 'related');
  expect(await of(storm.id)).toEqual([
    ['child', 'Ann'],
    ['child', 'Bob'],
  ]);
  expect(await of(ann.id)).toEqual([
    ['parent', 'Storm'],
    ['related', 'Bob'],
  ]);
  expect(await code(link(ann.id, cat.id, 'child'))).toBe('is-child');
  expect(await code(link(cat.id, storm.id, 'child'))).toBe('is-parent');
  expect(await code(link(cat.id, ann.id, 'child'))).toBe('has-parent');
  expect(await code(link(cat.id, cat.id, 'related'))).toBe('refused');
  // asked twice at once, it is one link
  const twice = await Promise.all([link(cat.id, storm.id, 'related'), link(storm.id, cat.id, 'related')]);
  expect(twice[0].id).toBe(twice[1].id);
  const { id, other } = await link(cat.id, storm.id, 'parent');
  expect(other).toMatchObject({ id: storm.id, number: storm.number, status: 'open' });
  await call(links.unlinkConversations, { id: storm.id, link: id });
  expect([await of(cat.id), await code(call(links.unlinkConversations, { id: storm.id, link: id }))]).toEqual([
    [],
    'not-found',
  ]);
  expect(await history(cat.id)).toEqual(
    ['unlinked', 'linked-parent', 'linked'].map((what) => `${what} [#${storm.number}]`),
  );
  expect((await history(storm.id))[0]).toBe(`unlinked [#${cat.number}]`);
  const found = await call(searchConversations, { q: `[#${storm.number}]` });
  expect(found.items[0]?.id).toBe(storm.id);
});

test('what is joined takes its links along, and back; two that are joined are no link', async () => {
  const [one, two, far] = [await begun('One'), await begun('Two'), await begun('Far')];
  await link(two.id, far.id, 'parent');
  await link(one.id, two.id, 'related');
  await link(one.id, far.id, 'related');
  const { version } = await read(two.id);
  const merge = { id: two.id, into: one.id, version, otherCustomer: true };
  const { arrangement } = await call(mergeConversation, merge);
  expect([await of(one.id), await of(far.id)]).toEqual([[['parent', 'Far']], [['child', 'One']]]);
  await call(undoArrangement, { id: arrangement });
  expect(await of(two.id)).toEqual([
    ['parent', 'Far'],
    ['related', 'One'],
  ]);
  expect(await of(far.id)).toEqual([
    ['child', 'Two'],
    ['related', 'One'],
  ]);
});

test('children are settled at once, and open again when that is taken back', async () => {
  const parent = await begun('Parent');
  const children = await Promise.all(['Kim', 'Kai'].map((name) => begun(name)));
  for (const { id } of children) await link(parent.id, id, 'child');
  const conversations = children.map(({ id }) => id);
  const ended = (id: string) =>
    until(async () => (await call(readBulk, { id })).state === 'done' || undefined, 'it ended');
  const standing = async () => (await call(links.listLinks, { id: parent.id })).items.map(({ other }) => other?.status);
  const { id } = await call(startBulk, { act: { kind: 'resolve' }, of: { conversations } });
  await ended(id);
  expect(await standing()).toEqual(['resolved', 'resolved']);
  await ended((await call(undoBulk, { id })).id);
  expect(await standing()).toEqual(['open', 'open']);
});

test('all open children are answered at once, each in words of its own; who gets nothing says why, and what has not gone is taken back', async () => {
  const parent = await begun('Storm at sea');
  const asks = (name: string) => asksByMail(company, name);
  const third = fresh('Sue Three');
  const [kim, kai] = [await asks(fresh('Kim One')), await asks(fresh('Kai Two'))];
  const [sue, ron] = [await asks(third), await asks(fresh('Ron Four'))];
  for (const id of [kim, kai, sue, ron]) await link(parent.id, id, 'child');
  await company.app.owner.query(`update customers.customer set first_name = null where first_name = 'Kai'`);
  await call(addSuppressed, {
    address: `${third.toLowerCase().replaceAll(' ', '.')}@customers.example`,
    words: 'They asked',
  });
  await call(desk.resolveConversation, { id: ron, version: (await read(ron)).version });
  const answer = {
    id: parent.id,
    text: '**Dear** {{ customer.firstName }}, it is mended.',
    marked: true,
    resolve: true,
  };
  const { items } = await call(previewAnswers, answer);
  expect(items.map(({ conversation, text, reason }) => [conversation?.customer.split(' ')[0], text, reason])).toEqual([
    [expect.stringMatching(/^Two/), null, expect.stringContaining('{{ customer.firstName }}')],
    ['Sue', null, expect.stringContaining('They asked')],
    ['Ron', null, 'It is resolved already.'],
    ['Kim', 'Dear Kim, it is mended.', null],
  ]);
  const ended = (id: string) =>
    until(async () => {
      const now = await call(readBulk, { id });
      return now.state === 'done' ? now : undefined;
    }, 'it ended');
  const answered = async () => ended((await call(answerChildren, answer)).id);
  const first = await answered();
  expect([first.total, first.leftOut, first.leftOutOnes.length]).toEqual([3, 2, 2]);
  expect((await read(kim)).held).toMatchObject([{ text: expect.stringContaining('Kim, it is mended') }]);
  await ended((await call(undoBulk, { id: first.id })).id);
  expect(await read(kim)).toMatchObject({ held: [], status: 'open' });
  const second = await call(answerChildren, { ...answer, resolveParent: true });
  await ended(second.id);
  expect((await read(parent.id)).status).toBe('resolved');
  company.app.world.pass(31_000);
  const gone = await until(async () => {
    const now = await read(kim);
    return now.status === 'resolved' ? now : undefined;
  }, 'it went and settled the matter');
  expect(gone.items.flatMap((item) => (item.type === 'message' ? item.text : []))).toContain('Dear Kim, it is mended.');
  const late = await ended((await call(undoBulk, { id: second.id })).id);
  expect([late.leftOut, late.leftOutOnes[0]?.reason]).toEqual([1, 'It has gone out already and cannot be taken back.']);
  const some = call(startBulk, { act: { kind: 'answer' } as never, of: { conversations: [kim] } });
  await expect(some).rejects.toMatchObject({ type: 'invalid' });
});
