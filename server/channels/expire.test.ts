import { createTransport } from 'nodemailer';
import { beforeAll, expect, test } from 'vitest';
import * as contract from '#core/contract/channels.ts';
import { wireId } from '#core/contract/codecs.ts';
import * as desk from '#core/contract/desk.ts';
import { changeRetention } from '#core/contract/retention.ts';
import { sendMessage, smtpPortOf } from '#channels';
import { testApp, type TestApp } from '#test/app.ts';
import { ownerClient, type Client } from '#test/client.ts';
import { until } from '#test/until.ts';

let product: TestApp;
let owner: Client;
let workspace: string;

beforeAll(async () => {
  product = await testApp();
  owner = await ownerClient(product.url);
  workspace = (await rows<{ id: string }>('select id from people.workspace'))[0]!.id;
  const settings = { address: 'desk@shop.example', senderName: 'The Shop' };
  await owner.call(contract.createMailAccount, { name: 'Support', settings });
}, 120_000);

async function rows<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
  const result = await product.owner.query(text, values);
  return result.rows as Row[];
}

async function post(mail: { from?: string; subject: string; file?: string; inReplyTo?: string }): Promise<void> {
  const { from, file, ...words } = mail;
  const way = createTransport({ host: '127.0.0.1', port: smtpPortOf(product.app) ?? 0, ignoreTLS: true });
  const envelope = { from: from ?? '', to: ['desk@shop.example'] };
  const attachments = file === undefined ? [] : [{ filename: 'slip.txt', content: file }];
  await way.sendMail({
    ...(from && { from }),
    to: 'desk@shop.example',
    text: 'Words',
    attachments,
    ...words,
    envelope,
  });
  way.close();
}

/** The conversation of a mail once the desk has it. */
function conversationOf(subject: string): Promise<string> {
  return until(async () => {
    const [found] = await rows<{ id: string }>(
      `select conversation.id from desk.conversation join channels.message on thread = conversation.id
       where message.subject = $1 limit 1`,
      [subject],
    );
    return found?.id;
  }, `the conversation “${subject}”`);
}

const owners = () =>
  rows<{ kind: string; n: number }>(
    `select split_part(owner, ':', 1) as kind, count(*)::int as n from platform.file_reference group by 1 order by 1`,
  );

test('words, files, raw bytes, notes and finally the conversation go when interactions of their kind expire', async () => {
  await post({ from: 'ann@customer.example', subject: 'Old matter', file: 'of Ann' });
  await post({ from: 'bob@customer.example', subject: 'Long matter', file: 'of Bob' });
  await post({ subject: 'Nobody' });
  const old = await conversationOf('Old matter');
  const long = await conversationOf('Long matter');
  await until(
    async () => (await rows(`select from channels.raw where state = 'quarantined'`)).length === 1,
    'poison is set aside',
  );
  await owner.call(desk.noteOnConversation, { id: wireId('cnv', old), text: 'She is angry' });
  await product.database.inWorkspace(workspace, (tx) =>
    sendMessage(tx, product.app, {
      thread: old,
      text: 'On its way',
      author: { kind: 'agent', id: null, name: 'Ada' },
      purpose: 'reply',
      key: 'answer',
    }),
  );
  product.world.pass(40 * 86_400_000);
  await post({
    from: 'bob@customer.example',
    subject: 'Re: Long matter',
    inReplyTo: await mailIdOf(long),
    file: 'new',
  });
  await until(
    async () => (await rows(`select from channels.message where thread = $1`, [long])).length === 2,
    'Bob wrote again',
  );
  expect(await owners()).toEqual([
    { kind: 'message', n: 3 },
    { kind: 'raw', n: 4 },
  ]);

  const rules = ['message.received', 'message.sent'].map((kind) => ({ kind, months: 1 }));
  await owner.call(changeRetention, { rules });
  await rows(`select graphile_worker.add_job('touchpoints.expire', json_build_object('workspace', $1::text))`, [
    workspace,
  ]);
  await until(
    async () => (await rows('select from desk.conversation where id = $1', [old])).length === 0,
    'the old conversation is gone',
  );
  await until(async () => (await owners()).every(({ n }) => n === 1), 'the bytes are let go');
  expect(await rows('select subject from channels.message')).toEqual([{ subject: 'Re: Long matter' }]);
  expect(await rows('select from channels.thread where id = $1', [old])).toEqual([]);
  expect(await rows('select from desk.note')).toEqual([]);
  expect(await rows(`select state, sender, subject from channels.raw where reason = 'Expired.'`)).toEqual(
    Array.from({ length: 3 }, () => ({ state: 'discarded', sender: null, subject: null })),
  );
  expect(await rows(`select from platform.file`)).toHaveLength(2);
  expect(await rows(`select from desk.conversation where id = $1`, [long])).toHaveLength(1);
});

async function mailIdOf(thread: string): Promise<string> {
  const [found] = await rows<{ id: string }>('select provider_id as id from channels.message where thread = $1', [
    thread,
  ]);
  return `<${found!.id}>`;
}
