import { beforeAll, expect, test } from 'vitest';
import { testMailAccount } from '#core/contract/channels.ts';
import { atEnd } from '#test/at-end.ts';
import { testCompany, type TestCompany } from '#test/company-app.ts';
import { imapServer, type ImapServer } from '#test/fakes/imap-server.ts';
import { until } from '#test/until.ts';
import { unwatchedBox } from './unwatched-box.fixture.ts';
import { watchMailbox } from './watch-mailbox.ts';

let company: TestCompany;

beforeAll(async () => {
  company = await testCompany();
});

async function server(): Promise<ImapServer> {
  const imap = await imapServer();
  atEnd(() => imap.stop());
  return imap;
}

const letter = (name: string) =>
  `From: ida@customer.example\nSubject: ${name}\nMessage-ID: <${name}@customer.example>\n\nLetter ${name}\n`;

/** Every state of reading; `cut-mid` in the middle of an answer, of a literal where there is one. */
const states: Array<[RegExp, 'cut' | 'cut-mid']> = [
  [/^GREETING/, 'cut'],
  [/^GREETING/, 'cut-mid'],
  [/^LOGIN/, 'cut'],
  [/^EXAMINE/, 'cut'],
  [/^FETCH/, 'cut'],
  [/^UID SEARCH/, 'cut'],
  [/^UID FETCH .*HEADER/, 'cut'],
  [/^UID FETCH .*HEADER/, 'cut-mid'],
  [/^UID FETCH .*BODY\.PEEK\[\]/, 'cut'],
  [/^UID FETCH .*BODY\.PEEK\[\]/, 'cut-mid'],
];

test('a connection cut in any state of reading loses no mail and doubles none', async () => {
  await Promise.all(
    states.map(async ([when, does], at) => {
      const imap = await server();
      const names = [`state ${at}, first`, `state ${at}, second`];
      const box = await unwatchedBox(company, { port: imap.port });
      for (const name of names) imap.append(letter(name));
      imap.faults = [{ when, times: 1, does }];
      await expect(box.look(), String(when)).rejects.toThrow();
      expect(imap.faults[0]!.times, String(when)).toBe(0);
      await box.look();
      expect(await box.kept()).toEqual(names);
    }),
  );
});

test('a connection that ends while it waits for news is taken up again at once, and news comes in once', async () => {
  const imap = await server();
  const box = await unwatchedBox(company, { port: imap.port });
  const watched = watchMailbox(company.app.app, await box.open());
  const idle = () => imap.commands.at(-1) === 'IDLE';
  try {
    await until(idle, 'it waits for news');
    imap.append(letter('told'));
    await until(async () => (await box.kept()).length === 1, 'the news is in');
    await until(idle, 'it waits again');
    const before = imap.connections;
    imap.dropConnections();
    imap.append(letter('while it was away'));
    await until(async () => (await box.kept()).length === 2, 'what came meanwhile is in');
    expect(imap.connections - before).toBe(1);
    expect(await box.kept()).toEqual(['told', 'while it was away']);
  } finally {
    await watched.stop();
  }
});

test('a server that hangs up instead of saying goodbye has answered all the same', async () => {
  const imap = await server();
  imap.append(letter('goodbye'));
  imap.faults = [{ when: /^LOGOUT/, times: 1, does: 'cut' }];
  const way = { host: '127.0.0.1', port: imap.port, security: 'none' as const, user: 'desk', history: 'all' as const };
  const { incoming } = await company.owner.call(testMailAccount, {
    settings: { address: 'care@shop.example', senderName: 'Shop', incoming: 'imap', imap: way },
    secrets: { imapPassword: 'open sesame' },
  });
  expect(imap.faults[0]!.times).toBe(0);
  expect(incoming).toEqual({ ok: true, detail: '1 mail in INBOX.' });
});
