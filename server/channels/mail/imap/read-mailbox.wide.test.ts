import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { mailboxState } from '#core/contract/mailboxes.ts';
import { testCompany, type TestCompany } from '#test/company-app.ts';
import { imapServer, type ImapServer } from '#test/fakes/imap-server.ts';
import { alarmsOf, lookForAlarms } from '../../alarms.ts';
import { noteFetched, noteWatched } from '../alarm/watch.ts';
import { isThrottled, pauseAfter } from './pause.ts';
import { unwatchedBox } from './unwatched-box.fixture.ts';

let company: TestCompany;
let imap: ImapServer;

beforeAll(async () => {
  company = await testCompany();
}, 120_000);
beforeEach(async () => {
  imap = await imapServer();
});
afterEach(() => imap.stop());

const mailbox = (wanted: { folders?: string[]; history?: 'new' | 'all' } = {}) =>
  unwatchedBox(company, { port: imap.port, ...wanted });

const letter = (name: string, more = '') =>
  `From: ida@customer.example\nSubject: ${name}\nMessage-ID: <${name}@customer.example>\n${more}\nLetter ${name}\n`;

const bodies = () => imap.commands.filter((command) => /^UID FETCH .*BODY\.PEEK\[\]/.test(command)).length;

test('mail is read by its number: nothing is marked on the server, and no mark of others matters', async () => {
  imap.append(letter('1'));
  imap.append(letter('2'));
  const box = await mailbox();
  expect(await box.look()).toBe(2);
  imap.append(letter('3'));
  expect(await box.look()).toBe(1);
  expect(await box.look()).toBe(0);
  expect(await box.kept()).toEqual(['1', '2', '3']);
  const asked = imap.commands.join('\n');
  expect(asked).not.toMatch(/^SELECT|UNSEEN|STORE|BODY\[|EXPUNGE/m);
  expect(bodies()).toBe(3);
});

test('mail that was there before stays there; asked for later, the history comes in and what is known is not fetched again', async () => {
  imap.append(letter('old 1'));
  imap.append(letter('old 2'));
  const box = await mailbox({ history: 'new' });
  expect(await box.look()).toBe(0);
  imap.append(letter('new 1'));
  expect(await box.look()).toBe(1);
  expect(await box.kept()).toEqual(['new 1']);
  const { imap: kept } = (await box.open()).settings;
  await box.change({ imap: { ...kept, history: 'all' } });
  const before = bodies();
  expect(await box.look()).toBe(2);
  expect(bodies() - before).toBe(2);
  expect(await box.kept()).toEqual(['new 1', 'old 1', 'old 2']);
});

test('a rebuilt folder is gone through by headers: no known mail is fetched whole, the new one is, and mail from before stays out', async () => {
  imap.append(letter('before'), { arrived: new Date(Date.now() - 86_400_000) });
  const box = await mailbox({ history: 'new' });
  await box.look();
  const names = Array.from({ length: 12 }, (_, at) => `letter ${at}`);
  for (const name of names) imap.append(letter(name));
  expect(await box.look()).toBe(12);
  imap.rebuild();
  imap.append(letter('after'));
  imap.commands.length = 0;
  expect(await box.look()).toBe(1);
  expect(bodies()).toBe(1);
  expect(imap.commands.filter((command) => /HEADER\.FIELDS/.test(command))).toHaveLength(1);
  expect(await box.kept()).toEqual([...names, 'after']);
});

test('several folders are read; a mail that lies in two of them is fetched once; settings of the version with one folder are read', async () => {
  imap.append(letter('in the inbox'));
  imap.append(letter('an order'), { folder: 'Orders & more' });
  imap.append(letter('in both', 'Received: by mx; 1\n'));
  imap.append(letter('in both', 'Received: by mx; 1\n'), { folder: 'Orders & more' });
  const box = await mailbox({ folders: ['INBOX', 'Orders & more'] });
  expect(await box.look()).toBe(3);
  expect((await box.kept()).toSorted()).toEqual(['an order', 'in both', 'in the inbox']);
  const { folders: _, ...former } = (await box.open()).settings.imap!;
  await box.change({ imap: { ...former, folder: 'Orders & more' } });
  expect((await box.open()).settings.imap?.folders).toEqual(['Orders & more']);
});

test('a server that leaves out the newest mails of a list is asked again: none is skipped', async () => {
  for (let at = 1; at <= 6; at++) imap.append(letter(`short ${at}`));
  imap.faults.push({ when: /^UID SEARCH/, times: 1, does: { leaveOut: 2 } });
  const box = await mailbox();
  await box.look();
  expect((await box.kept()).toSorted()).toEqual([1, 2, 3, 4, 5, 6].map((at) => `short ${at}`));
  imap.faults.push({ when: /^UID SEARCH/, times: 1, does: { say: 'NO [UNAVAILABLE] Later' } });
  imap.append(letter('short 7'));
  await expect(box.look()).rejects.toThrow();
  expect(await box.look()).toBe(1);
  for (let at = 8; at <= 10; at++) imap.append(letter(`short ${at}`));
  imap.faults.push({ when: /^UID SEARCH/, times: 1, does: { hide: 9 } });
  await box.look();
  expect((await box.kept()).slice(7)).toEqual(['short 8', 'short 10', 'short 9']);
});

test('a folder that is not there is named, and the others are read', async () => {
  imap.append(letter('in the inbox'));
  const box = await mailbox({ folders: ['INBOX', 'Gone'] });
  await expect(box.look()).rejects.toThrow('The folder “Gone” could not be read: There is no such folder');
  expect(await box.kept()).toEqual(['in the inbox']);
});

test('two who fetch at the same time keep each mail once', async () => {
  const names = Array.from({ length: 6 }, (_, at) => `race ${at}`);
  for (const name of names) imap.append(letter(name));
  const box = await mailbox();
  await Promise.allSettled([box.look(), box.look(), box.look()]);
  await box.look();
  expect((await box.kept()).toSorted()).toEqual(names);
});

test('one mail whose answer nobody can read holds up none behind it, is an alarm with its numbers, and comes in when it can', async () => {
  for (const name of ['a', 'poison', 'c']) imap.append(letter(name));
  imap.faults = [{ when: /^UID FETCH 2 .*BODY\.PEEK\[\]/, times: 99, does: 'garble' }];
  const box = await mailbox();
  expect(await box.look()).toBe(2);
  expect(await box.kept()).toEqual(['a', 'c']);
  await box.change({ incoming: 'imap' });
  const { fetching } = await company.owner.call(mailboxState, { id: box.wire });
  expect(fetching?.folders).toMatchObject([{ onServer: 3, takenIn: 2, trouble: [{ uid: 2 }] }]);
  await lookForAlarms(company.app.app, company.workspace);
  const alarms = await company.app.database.inWorkspace(company.workspace, alarmsOf);
  expect(alarms.find(({ subject, kind }) => subject === box.id && kind === 'mailbox.missing')).toMatchObject({
    count: 1,
    sentence: expect.stringContaining('1 of 3 mails'),
  });
  await box.change({ incoming: 'none' });
  imap.faults = [];
  await box.look({ compare: true });
  expect(await box.kept()).toEqual(['a', 'c', 'poison']);
});

test('a mail whose answer ends the connection again and again is set aside after three times; gone from the server it is no alarm', async () => {
  for (const name of ['a', 'deadly', 'c']) imap.append(letter(name));
  imap.faults = [{ when: /^UID FETCH 2 .*BODY\.PEEK\[\]/, times: 99, does: 'cut-mid' }];
  const box = await mailbox();
  for (let attempt = 1; attempt <= 3; attempt++) await expect(box.look()).rejects.toThrow();
  await box.look();
  expect(await box.kept()).toEqual(['a', 'c']);
  imap.expunge(2);
  await box.look({ compare: true });
  await box.change({ incoming: 'imap' });
  const { fetching } = await company.owner.call(mailboxState, { id: box.wire });
  expect(fetching?.folders).toMatchObject([{ onServer: 2, takenIn: 2, trouble: [] }]);
  await box.change({ incoming: 'none' });
});

test('headers that break the answer are asked for one by one until the mail is found', async () => {
  for (const name of ['a', 'bad head', 'c', 'd']) imap.append(letter(name));
  imap.faults = [{ when: /^UID FETCH (1:4|2|2:4) .*HEADER/, times: 99, does: 'cut-mid' }];
  const box = await mailbox();
  const pace = { headers: 100 };
  const look = () => box.look({ pace });
  for (let attempt = 1; attempt <= 4; attempt++) await expect(look()).rejects.toThrow();
  await look();
  expect(await box.kept()).toEqual(['a', 'c', 'd']);
});

test('a provider that throttles is left alone for as long as it says, at least a minute', async () => {
  imap.append(letter('later'));
  const box = await mailbox();
  imap.faults = [
    { when: /^LOGIN/, times: 1, does: { say: 'NO [OVERQUOTA] Account exceeded command or bandwidth limits' } },
  ];
  const error = await box.look().then(
    () => undefined,
    (failure: unknown) => failure,
  );
  expect(isThrottled(error)).toBe(true);
  expect(pauseAfter(error, 4)).toBe(60_000);
  imap.faults = [{ when: /^UID FETCH/, times: 9, does: { say: 'NO [THROTTLED] Request rate limit' } }];
  expect(isThrottled(await box.look().catch((failure: unknown) => failure))).toBe(true);
  imap.faults = [];
  expect(pauseAfter(Object.assign(new Error('throttled'), { code: 'ETHROTTLE', throttleReset: 92_415 }), 1)).toBe(
    92_415,
  );
  expect(pauseAfter(new Error('Connection reset'), 1)).toBe(2_000);
  expect(await box.look()).toBe(1);
});

test('a mailbox without a successful look for its minutes is an alarm and a mail to admins once, and ends with the next success', async () => {
  const box = await mailbox();
  const { app, world } = company.app;
  // To be fetched, and nobody does: without its password the product cannot.
  await box.change({ incoming: 'imap', alarmMinutes: 20 });
  await company.app.owner.query(`update channels.account set secrets = '{}' where id = $1`, [box.id]);
  const opened = await box.open();
  await noteWatched(app, opened);
  const silent = async () => {
    await lookForAlarms(app, company.workspace);
    const alarms = await company.app.database.inWorkspace(company.workspace, alarmsOf);
    return alarms.filter(({ kind, subject }) => kind === 'mailbox.silent' && subject === box.id);
  };
  const notices = async () => {
    const { rows } = await company.app.owner.query(
      `select payload from platform.outbox where transport = 'mail-notice' and subject = $1`,
      [box.id],
    );
    return rows.map(({ payload }) => payload);
  };
  expect(await silent()).toEqual([]);
  world.pass(21 * 60_000);
  expect(await silent()).toMatchObject([{ sentence: expect.stringContaining('No mail is coming in') }]);
  await silent();
  expect(await notices()).toMatchObject([{ to: 'ada@example.com', avoid: box.id }]);
  const scraped = await (await fetch(`${company.app.url}/metrics`)).text();
  expect(scraped).toMatch(/throughline_alarms\{kind="mailbox.silent"\} 1/);
  await noteFetched(app, opened);
  expect(await silent()).toEqual([]);
});
