import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerChildren } from '#core/contract/answer-children.ts';
import { readBulk, undoBulk } from '#core/contract/bulk.ts';
import { readConversation } from '#core/contract/desk.ts';
import { linkConversations } from '#core/contract/links.ts';
import { asksByMail, mailboxSendingTo } from '#test/answers-stage.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { smtpSink, type SmtpSink } from '#test/fakes/smtp-sink.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';

let company: TestCompany;
let sink: SmtpSink;
beforeAll(async () => {
  [company, sink] = await Promise.all([testCompany(), smtpSink()]);
  await mailboxSendingTo(sink, company);
}, 120_000);
afterAll(() => sink.stop());

const call: TestCompany['owner']['call'] = (...given) => company.owner.call(...given);
const read = (id: string) => call(readConversation, { id });
const ended = (id: string) =>
  until(async () => {
    const now = await call(readBulk, { id });
    return now.state === 'done' ? now : undefined;
  }, 'it ended');

async function upload(name: string, type: string, body: string): Promise<string> {
  const answer = await company.owner.fetch(`/api/v1/uploads?name=${name}`, {
    method: 'POST',
    body,
    headers: { 'content-type': type },
  });
  return ((await answer.json()) as { id: string }).id;
}

async function byChat(name: string): Promise<string> {
  const { thread } = await customerWrites(company, { text: 'Where is it?', name });
  await until(() => read(thread).catch(() => undefined), 'the conversation');
  return thread;
}

/** Our latest message there once it has gone. */
const gone = (id: string, words: string) =>
  until(async () => {
    const { items } = await read(id);
    return items.find((item) => item.type === 'message' && item.text.includes(words));
  }, 'it went');

test('files go to all children, each with its own, and come back with what is taken back', async () => {
  const [parent, kim, kai] = [
    await byChat(fresh('Storm')),
    await asksByMail(company, fresh('Kim Mail')),
    await byChat(fresh('Kai Chat')),
  ];
  for (const other of [kim, kai]) await call(linkConversations, { id: parent, other, as: 'child' });
  const files = [await upload('plan.txt', 'text/plain', 'the plan'), await upload('map.png', 'image/png', 'the map')];
  const words = fresh('Here is the plan');
  const answer = { id: parent, text: `${words} ![map](${files[1]!})`, marked: true, uploads: files };
  const first = await ended((await call(answerChildren, answer)).id);
  expect(first).toMatchObject({ total: 2, leftOut: 0 });
  for (const child of [kim, kai])
    expect((await read(child)).held).toMatchObject([{ files: [{ name: 'plan.txt' }, { name: 'map.png' }] }]);
  await ended((await call(undoBulk, { id: first.id })).id);
  expect((await read(kim)).held).toEqual([]);

  // What was taken back is there to be sent again.
  await ended((await call(answerChildren, answer)).id);
  company.app.world.pass(31_000);
  const ids = new Set<string>();
  for (const child of [kim, kai]) {
    const message = await gone(child, words);
    if (message?.type !== 'message') throw new Error('no message');
    expect(message.files.map(({ name }) => name)).toEqual(['plan.txt', 'map.png']);
    for (const file of message.files) ids.add(file.id);
    const plan = await company.owner.fetch(`/api/v1/messages/${message.id}/files/${message.files[0]!.id}`);
    expect(await plan.text()).toBe('the plan');
  }
  expect(ids.size).toBe(4);
  const mail = await until(() => sink.mails.find(({ text }) => text.includes(words)), 'the mail goes out');
  expect(mail.text).toContain('plan.txt');
  const missing = call(answerChildren, { ...answer, uploads: ['fil_00000000000000000000000000000000'] });
  await expect(missing).rejects.toMatchObject({ type: 'invalid' });
});
