import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as contract from '#core/contract/channels.ts';
import type { Mapping } from '#core/touchpoints/import/mapping.ts';
import { messagesOf, openMessageFile, smtpPortOf } from '#channels';
import { importFile, previewFile, refusedFile, type ImportRow } from '#touchpoints';
import { testApp, type TestApp } from '#test/app.ts';
import { ownerClient, type Client } from '#test/client.ts';
import { until } from '#test/until.ts';

let product: TestApp;
let owner: Client;
let workspace: string;
let folder: string;
const day = 86_400_000;

beforeAll(async () => {
  product = await testApp();
  owner = await ownerClient(product.url);
  const { rows } = await product.owner.query('select id from people.workspace');
  workspace = rows[0].id;
  folder = await mkdtemp(join(tmpdir(), 'throughline-mbox-'));
  const settings = { address: 'desk@shop.example', senderName: 'The Shop' };
  await owner.call(contract.createMailAccount, { name: 'Support', settings });
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Written {
  id?: string;
  from?: string;
  to?: string;
  at?: Date | string;
  subject?: string;
  /** What it answers: the chain from the first mail on. */
  answers?: string[];
  more?: string[];
  text?: string;
}

const chain = (ids: readonly string[]) => ids.map((id) => `<${id}@x.example>`).join(' ');

const wordsOf = ({ text, id }: Written) => text ?? `Words of ${id}`;

function mail(written: Written): string {
  const { id, from, to = 'desk@shop.example', at, subject = 'Hello', answers = [] } = written;
  const head = [
    from && `From: ${from}`,
    `To: ${to}`,
    at && `Date: ${typeof at === 'string' ? at : at.toUTCString().replace('GMT', '+0000')}`,
    id && `Message-ID: <${id}@x.example>`,
    answers.length > 0 && `In-Reply-To: <${answers.at(-1)}@x.example>\nReferences: ${chain(answers)}`,
    `Subject: ${subject}`,
    ...(written.more ?? []),
  ];
  return `From archive Mon Jan 01 10:00:00 2024\n${head.filter(Boolean).join('\n')}\n\n${wordsOf(written)}\n\n`;
}

async function take(
  name: string,
  mails: string[],
  more: { own?: string[]; stopAfter?: number } = {},
): Promise<ImportRow> {
  const path = join(folder, name);
  await writeFile(path, mails.join(''));
  const { mapping } = await previewFile(product.app, workspace, { path });
  const stop = new AbortController();
  const onProgress = ({ rows }: ImportRow) => rows >= (more.stopAfter ?? Infinity) && stop.abort();
  const full: Mapping = { ...mapping, own: more.own ?? [] };
  return importFile(product.app, workspace, { path, mapping: full, signal: stop.signal, onProgress });
}

async function conversationOf(mailId: string) {
  return await until(async () => {
    const { rows } = await product.owner.query(
      `select conversation.* from desk.conversation join channels.mail_reference on thread = conversation.id
       where mail_id = $1 and message is not null`,
      [`${mailId}@x.example`],
    );
    return rows[0] as Record<string, unknown> | undefined;
  }, `the conversation of ${mailId}`);
}

async function spineOf(conversation: unknown): Promise<unknown[]> {
  const { rows } = await product.owner.query(
    `select kind, actor_kind as by, occurred_at as at, facts from touchpoints.interaction where conversation = $1
     order by occurred_at, kind`,
    [conversation],
  );
  return rows;
}

const at = (text: string) => new Date(text);

const matter = [
  // An archive may have its mails in any order.
  mail({ id: 'm3', from: 'Ann <ann@customer.example>', at: at('2024-03-02T09:00:00Z'), answers: ['m1', 'm2'] }),
  mail({ id: 'm1', from: 'Ann <ann@customer.example>', at: at('2024-03-01T08:00:00Z'), subject: 'Where is it?' }),
  mail({
    id: 'm2',
    from: 'Shop <desk@shop.example>',
    to: 'ann@customer.example',
    at: at('2024-03-01T10:30:00Z'),
    answers: ['m1'],
    more: ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b'],
    text: '--b\n\nOn its way\n--b\nContent-Type: text/plain; name=slip.txt\nContent-Disposition: attachment; filename=slip.txt\n\nslip\n--b--',
  }),
];

test('an mbox becomes whole conversations with the times of their mails, settled, and asks nobody anything', async () => {
  expect(await take('matter.mbox', matter)).toMatchObject({ state: 'done', taken: 3, duplicates: 0, refused: 0 });
  const conversation = await conversationOf('m1');
  expect(conversation).toMatchObject({
    status: 'resolved',
    waiting_since: null,
    answered: true,
    begun_by_us: false,
    contacts: 2,
    started_at: at('2024-03-01T08:00:00Z'),
    first_in_at: at('2024-03-01T08:00:00Z'),
    first_answer_at: at('2024-03-01T10:30:00Z'),
    last_at: at('2024-03-02T09:00:00Z'),
    resolved_at: at('2024-03-02T09:00:00Z'),
  });
  expect(await spineOf(conversation['id'])).toEqual([
    { kind: 'conversation.started', by: 'customer', at: at('2024-03-01T08:00:00Z'), facts: null },
    { kind: 'message.received', by: 'customer', at: at('2024-03-01T08:00:00Z'), facts: { automatic: false, files: 0 } },
    { kind: 'message.sent', by: 'agent', at: at('2024-03-01T10:30:00Z'), facts: { purpose: 'reply' } },
    {
      kind: 'conversation.resolved',
      by: 'system',
      at: at('2024-03-02T09:00:00Z'),
      facts: {
        ...{ first_response_s: 9000, resolution_s: 90_000, handling_s: 90_000 },
        ...{ contacts: 2, reopenings: 0, handovers: 0 },
      },
    },
    { kind: 'message.received', by: 'customer', at: at('2024-03-02T09:00:00Z'), facts: { automatic: false, files: 0 } },
  ]);
  const { items } = await product.database.inWorkspace(workspace, (tx) => messagesOf(tx, String(conversation['id'])));
  expect(items.map(({ direction, state, author }) => [direction, state, author.name])).toEqual([
    ['in', 'received', 'Ann'],
    ['out', 'sent', 'Shop'],
    ['in', 'received', 'Ann'],
  ]);
  const [, sent] = items;
  const slip = await product.database.inWorkspace(workspace, async (tx) => {
    const { stream } = await openMessageFile(tx, product.app, { message: sent!.id, file: sent!.files[0]!.id });
    return text(stream);
  });
  expect(slip.trim()).toBe('slip');
  const { rows: told } = await product.owner.query(
    `select name from platform.event where name in ('message.received', 'message.sent', 'conversation.resolved', 'conversation.opened')`,
  );
  expect(told).toEqual([]);
  const { rows: outbox } = await product.owner.query(`select 1 from platform.outbox where transport = 'mail'`);
  expect(outbox).toEqual([]);
  const { rows: raw } = await product.owner.query('select state, envelope from channels.raw');
  expect(raw).toEqual(Array.from({ length: 3 }, () => ({ state: 'understood', envelope: { by: 'import' } })));

  expect(await take('again.mbox', matter)).toMatchObject({ state: 'done', taken: 0, duplicates: 3 });
  expect(await spineOf(conversation['id'])).toHaveLength(5);
});

test('one Message-ID on several mails: each words once, also the second time', async () => {
  const sent = { id: 'd1', from: 'joe@customer.example', at: at('2024-04-01T08:00:00Z') };
  const mails = [
    mail({ ...sent, text: 'one' }),
    mail({ ...sent, text: 'one', more: ['X-Copy: 2'] }),
    mail({ ...sent, text: 'two' }),
  ];
  expect(await take('same-id.mbox', mails)).toMatchObject({ taken: 2, duplicates: 1 });
  expect(await take('same-id-again.mbox', mails)).toMatchObject({ taken: 0, duplicates: 3 });
});

const report = {
  more: ['MIME-Version: 1.0', 'Content-Type: multipart/report; report-type=delivery-status; boundary=b'],
  text: '--b\n\nSorry\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; relay.example\n\nFinal-Recipient: rfc822; joe@x.example\nAction: failed\nStatus: 5.1.1\n--b--',
};

test('whoever still waits is in the inbox; what cannot be taken stands in the file with the reason', async () => {
  const now = product.world.now();
  const row = await take(
    'mixed.mbox',
    [
      mail({ id: 'w1', from: 'bob@customer.example', at: new Date(now.getTime() - 2 * day) }),
      mail({ id: 'w2', from: 'cy@customer.example', at: new Date(now.getTime() - 40 * day) }),
      mail({ id: 'w3', from: 'ada@shop.example', to: 'dee@customer.example', at: new Date(now.getTime() - day) }),
      mail({
        id: 'w4',
        from: 'eve@customer.example',
        at: new Date(now.getTime() - day),
        more: ['Auto-Submitted: auto-replied'],
      }),
      mail({ id: 'x1', at: new Date(now.getTime() - day) }),
      mail({ id: 'x2', from: 'fay@customer.example' }),
      mail({ id: 'x3', from: 'gil@customer.example', at: new Date(now.getTime() + 9 * day) }),
      mail({ id: 'x4', from: 'ada@shop.example', at: new Date(now.getTime() - day) }),
      mail({ id: 'x5', from: 'mailer-daemon@relay.example', at: new Date(now.getTime() - day), ...report }),
      mail({ from: 'hal@customer.example', at: '1 Mar 2023 10:00', text: 'No Message-ID' }),
    ],
    { own: ['@shop.example'] },
  );
  expect(row).toMatchObject({ rows: 10, taken: 5, refused: 5 });
  expect((await text(refusedFile(product.app, workspace, row.id))).match(/^\d+,[^,]*/gm)).toEqual([
    '5,This mail names no sender that could be answered.',
    '6,it does not say when it was sent',
    '7,it does not say when it was sent',
    '8,sender and recipients are all addresses of your own',
    '9,"it is a report of a mail server',
  ]);
  expect(await conversationOf('w1')).toMatchObject({
    status: 'open',
    waiting_since: new Date(now.getTime() - 2 * day - (now.getTime() % 1000)),
  });
  expect(await conversationOf('w2')).toMatchObject({ status: 'resolved', contacts: 1 });
  expect(await conversationOf('w3')).toMatchObject({ status: 'resolved', begun_by_us: true, first_in_at: null });
  expect(await conversationOf('w4')).toMatchObject({ status: 'resolved', automatic: true, contacts: 0 });
});

test('mails that come later continue what was imported, and later archives make it longer', async () => {
  await take('first.mbox', [mail({ id: 'l1', from: 'ivy@customer.example', at: at('2024-05-01T08:00:00Z') })]);
  const first = await conversationOf('l1');
  const sent = mail({
    id: 'l2',
    from: 'desk@shop.example',
    to: 'ivy@customer.example',
    at: at('2024-05-02T08:00:00Z'),
    answers: ['l1'],
  });
  expect(await take('sent.mbox', [sent])).toMatchObject({ taken: 1 });
  await until(async () => (await conversationOf('l1'))['answered'] === true, 'the answer is known');
  expect(await conversationOf('l2')).toMatchObject({
    id: first['id'],
    status: 'resolved',
    first_answer_at: at('2024-05-02T08:00:00Z'),
    resolved_at: at('2024-05-02T08:00:00Z'),
  });

  const way = createTransport({ host: '127.0.0.1', port: smtpPortOf(product.app) ?? 0, ignoreTLS: true });
  await way.sendMail({
    from: 'ivy@customer.example',
    to: 'desk@shop.example',
    subject: 'Re: Hello',
    text: 'Me again',
    inReplyTo: '<l2@x.example>',
  });
  way.close();
  const again = await until(async () => {
    const now = await conversationOf('l1');
    return now['status'] === 'open' && now;
  }, 'the conversation is open again');
  expect(again).toMatchObject({ contacts: 2, reopened: 1 });
});

test('broken off between two mails it goes on where it was, and settles once all are there', async () => {
  const mails = Array.from({ length: 50 }, (_, n) =>
    mail({
      id: `r${n}`,
      from: `r${n % 5}@customer.example`,
      at: new Date(Date.UTC(2023, 0, 1 + n)),
      ...(n > 4 && { answers: [`r${n - 5}`] }),
    }),
  );
  expect(await take('many.mbox', mails, { stopAfter: 20 })).toMatchObject({ state: 'running', rows: 20, taken: 20 });
  expect(await take('many.mbox', mails)).toMatchObject({ state: 'done', rows: 50, taken: 50, duplicates: 0 });
  const { id } = await conversationOf('r49');
  expect(await conversationOf('r4')).toMatchObject({
    id,
    contacts: 10,
    status: 'resolved',
    resolved_at: new Date(Date.UTC(2023, 0, 50)),
  });
});
