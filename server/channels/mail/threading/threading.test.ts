import { beforeAll, expect, test } from 'vitest';
import { changeMailAccount, listChannels } from '#core/contract/channels.ts';
import { plainId } from '#core/contract/codecs.ts';
import { sendMessage } from '#channels';
import { mailStage, type Letter, type MailStage } from '#test/mail-stage.ts';
import { expireMessages } from '../../expire.ts';
import { ownMailId } from './own-mail-id.ts';
import { keepProviderId } from './mail-keys.ts';
import { replyAddress } from './reply-address.ts';
import { threadAnchor } from './thread-anchor.ts';

let stage: MailStage;
let count = 0;
beforeAll(async () => {
  stage = await mailStage();
}, 120_000);

const arrive = (letter: Letter) => stage.arrive(letter);
const inside = <T>(work: Parameters<MailStage['company']['app']['database']['inWorkspace']>[1]) =>
  stage.company.app.database.inWorkspace(stage.company.workspace, work) as Promise<T>;

/** A person nobody knows yet. */
const somebody = () => `p${(count += 1)}@somewhere${count}.example`;

async function answer(thread: string) {
  const { message } = await inside<{ message: string }>((tx) =>
    sendMessage(tx, stage.company.app.app, {
      thread: plainId('cnv', thread)!,
      text: 'Our answer',
      author: { kind: 'agent', id: null, name: 'Ada' },
      purpose: 'reply',
      key: `answer ${(count += 1)}`,
    }),
  );
  return message;
}

test('replies find their conversation by Message-IDs alone, by any of the References, and by whatever one program leaves over', async () => {
  const from = somebody();
  const first = await arrive({ from, id: `root-${count}` });
  const next = await arrive({ from, id: `next-${count}`, inReplyTo: `root-${count}` });
  expect(next).toMatchObject({ thread: first.thread, rule: 'in-reply-to' });
  const byRoot = await arrive({ from, inReplyTo: 'never-seen@outlook', references: [`root-${count}`, 'lost@outlook'] });
  expect(byRoot).toMatchObject({ thread: first.thread, rule: 'references' });
  const byReply = await arrive({ from, inReplyTo: `next-${count}`, references: ['apple-made-this-up@mail'] });
  expect(byReply).toMatchObject({ thread: first.thread, rule: 'in-reply-to' });
});

test('a sending service that puts its own Message-ID on our mail: the answer still finds the conversation', async () => {
  const from = somebody();
  const { thread } = await arrive({ from });
  const message = await answer(thread);
  const { keyring } = stage.company.app.app;
  const anchor = threadAnchor(keyring, plainId('cnv', thread)!, 'shop.example');
  const byAnchor = await arrive({
    from,
    inReplyTo: '0102-new@eu.amazonses.com',
    references: [anchor, '0102-new@eu.amazonses.com'],
  });
  expect(byAnchor).toMatchObject({ thread, rule: 'references' });
  await inside((tx) => keepProviderId(tx, message, '250 Ok 010001892f3a-abcd-000000'));
  expect(await arrive({ from, inReplyTo: '010001892f3a-abcd-000000@email.amazonses.com' })).toMatchObject({
    thread,
    rule: 'provider-id',
  });
  const forged = anchor.replace(/\.[^@]+@/, '.AAAAAAAAAAAAAAAA@');
  expect((await arrive({ from, references: [forged] })).thread).not.toBe(thread);
  const own = ownMailId(keyring, message, 'shop.example');
  expect(await arrive({ from, inReplyTo: own })).toMatchObject({ thread, rule: 'in-reply-to' });
  const address = await inside<string>((tx) =>
    replyAddress(tx, keyring, { thread: plainId('cnv', thread)!, address: 'desk@shop.example' }),
  );
  expect(await arrive({ from, to: address })).toMatchObject({ thread, rule: 'reply-address' });
});

test('two mails that answer one nobody here ever saw are one conversation, also when it comes last', async () => {
  const [ann, bob] = [somebody(), somebody()];
  const all = { to: `desk@shop.example, ${ann}, ${bob}` };
  const first = await arrive({ ...all, from: ann, id: 'child-1', inReplyTo: 'unseen-1' });
  const second = await arrive({ ...all, from: bob, id: 'child-2', references: ['unseen-1'] });
  expect(second.thread).toBe(first.thread);
  const parent = await arrive({ ...all, from: bob, id: 'unseen-1' });
  expect(parent).toMatchObject({ thread: first.thread, rule: 'answered-before' });
});

test('an answer that came before what it answers joins the older conversation once the mail between comes', async () => {
  const ann = somebody();
  const first = await arrive({ from: ann, id: 'grand-1' });
  const early = await arrive({ from: ann, id: 'grandchild-1', inReplyTo: 'between-1' });
  expect(early.thread).not.toBe(first.thread);
  const between = await arrive({ from: ann, id: 'between-1', inReplyTo: 'grand-1' });
  expect(between.thread).toBe(first.thread);
  const { rows } = await stage.company.app.owner.query('select thread from channels.message where id = $1', [
    plainId('msg', early.message),
  ]);
  expect(rows[0].thread).toBe(plainId('cnv', first.thread));
});

test('a stranger who knows number, id, key or address of a conversation stays outside, and a colleague is suggested', async () => {
  const ann = 'ann@firm.example';
  const first = await arrive({ from: ann, id: 'secret-1', subject: 'Offer [PROJ-77]' });
  const { rows } = await stage.company.app.owner.query('select number from channels.thread where id = $1', [
    plainId('cnv', first.thread),
  ]);
  const number = `[#${rows[0].number}]`;
  expect(await arrive({ from: ann, subject: `Re: ${number} More` })).toMatchObject({
    thread: first.thread,
    rule: 'number',
  });
  const address = await inside<string>((tx) =>
    replyAddress(tx, stage.company.app.app.keyring, {
      thread: plainId('cnv', first.thread)!,
      address: 'desk@shop.example',
    }),
  );
  for (const letter of [{ subject: `Re: ${number}` }, { inReplyTo: 'secret-1' }, { to: address }] satisfies Letter[]) {
    const stranger = await arrive({ from: somebody(), ...letter });
    expect(stranger).toMatchObject({ outcome: 'review', rule: 'stranger' });
    expect(stranger.thread).not.toBe(first.thread);
  }
  expect(await arrive({ from: somebody(), subject: 'Offer [PROJ-77]' })).toMatchObject({
    outcome: 'new',
    rule: 'nothing',
  });
  const colleague = await arrive({ from: 'boss@firm.example', inReplyTo: 'secret-1' });
  expect(colleague.outcome).toBe('review');
  const reviews = await stage.company.app.owner.query('select colleague from channels.review where thread = $1', [
    plainId('cnv', colleague.thread),
  ]);
  expect(reviews.rows).toEqual([{ colleague: true }]);
});

test('systems that strip the headers are threaded by their ticket, within the company that wrote it', async () => {
  const by = '192.0.2.1';
  stage.company.app.world.dns.set('big.example', { TXT: [[`v=spf1 ip4:${by} -all`]] });
  const first = await arrive({ from: 'jira@big.example', subject: '[JIRA] (OPS-12) Printer burns' });
  const unproven = await arrive({ from: 'eve@big.example', subject: 'Re: OPS-12: Printer burns' });
  expect(unproven).toMatchObject({ outcome: 'review' });
  expect(await arrive({ from: 'noah@big.example', subject: 'Re: OPS-12: Printer burns', by })).toMatchObject({
    thread: first.thread,
    rule: 'external-key',
  });
  const now = await arrive({ from: 'it@now.example', subject: 'INC0012345 was opened' });
  const header = await arrive({ from: 'it@now.example', subject: 'INC0012345 was closed' });
  expect(header.thread).toBe(now.thread);
  expect((await arrive({ from: 'it@other.example', subject: 'INC0012345 was closed' })).outcome).toBe('new');
  const mailbox = await arrive({ from: 'one@gmail.com', subject: 'Ticket [#998877]' });
  expect((await arrive({ from: 'two@gmail.com', subject: 'Ticket [#998877]' })).thread).not.toBe(mailbox.thread);
});

test('what is forwarded to another inbox is a new matter, linked to the first; within one inbox it goes on', async () => {
  const from = somebody();
  const forwards = ['Fwd: ', 'WG: Re: ', '转发：'];
  for (const [at, prefix] of forwards.entries()) {
    const id = `fwd-${at}`;
    const first = await arrive({ from, id, subject: 'Broken' });
    const there = { from, to: 'sales@shop.example', at: 'sales@shop.example', inReplyTo: id };
    const passed = await arrive({ ...there, subject: `${prefix}Broken` });
    expect(passed, prefix).toMatchObject({ outcome: 'new', rule: 'forwarded' });
    expect((await arrive({ ...there, subject: `${prefix}Broken` })).thread).toBe(passed.thread);
    expect((await arrive({ ...there, subject: 'Re: Broken' })).thread).toBe(first.thread);
    expect((await arrive({ from, inReplyTo: id, subject: `${prefix}Broken` })).thread).toBe(first.thread);
  }
});

test('a mail to two of our mailboxes is one conversation, of the one named first, whichever copy comes first', async () => {
  const mailboxOf = async (thread: string) => {
    const { rows } = await stage.company.app.owner.query(
      'select name from channels.account join channels.thread on thread.account = account.id where thread.id = $1',
      [plainId('cnv', thread)],
    );
    return rows[0].name as string;
  };
  for (const order of [
    ['desk@shop.example', 'sales@shop.example'],
    ['sales@shop.example', 'desk@shop.example'],
  ]) {
    const letter = {
      from: somebody(),
      to: 'desk@shop.example',
      cc: 'sales@shop.example',
      text: 'To both',
      id: `both-${count}`,
    };
    const [one, two] = [await arrive({ ...letter, at: order[0]! }), await arrive({ ...letter, at: order[1]! })];
    expect(two).toMatchObject({ state: 'discarded', message: one.message });
    expect(await mailboxOf(one.thread)).toBe('desk@shop.example');
  }
});

test('a mail from the desk to the desk is exactly one conversation', async () => {
  const letter = { from: 'desk@shop.example', id: 'to-self@shop.example', text: 'Remember the milk' };
  const first = await arrive(letter);
  expect(first).toMatchObject({ state: 'understood', outcome: 'new' });
  expect(await arrive({ ...letter, headers: { 'X-Copy': '2' } })).toMatchObject({
    state: 'discarded',
    message: first.message,
  });
});

test('mails without a Message-ID are taken, each once, and hold up nobody', async () => {
  const letter = { from: somebody(), id: null, text: 'No id', headers: { Date: 'Mon, 02 Mar 2026 10:00:00 +0000' } };
  const first = await arrive(letter);
  expect(first.state).toBe('understood');
  const again = await arrive({ ...letter, headers: { ...letter.headers, 'X-Way': 'another' } });
  expect(again).toMatchObject({ state: 'discarded', message: first.message });
  const later = await arrive({ ...letter, headers: { Date: 'Mon, 02 Mar 2026 10:05:00 +0000' } });
  expect(later.state).toBe('understood');
  expect((await arrive({ from: somebody(), id: null, headers: { 'Message-ID': '' } })).state).toBe('understood');
});

test('answers by colleagues in copy, to a part of the recipients, or from the same person at an address in copy stay in', async () => {
  const [ann, mac] = ['ann@office.example', 'ann.private@mac.com'];
  const first = await arrive({ from: ann, cc: `${mac}, boss@office.example`, id: 'cc-1' });
  for (const from of [mac, 'boss@office.example', ann.toUpperCase()]) {
    const copy = await arrive({ from, to: 'boss@office.example', cc: 'desk@shop.example', inReplyTo: 'cc-1' });
    expect(copy.thread, from).toBe(first.thread);
    const blind = await arrive({ from, to: 'somebody@else.example', inReplyTo: 'cc-1' });
    expect(blind.thread, from).toBe(first.thread);
  }
});

test('mails of a marketplace under one subject are one conversation for as long as the mailbox is set to', async () => {
  const letter = { from: 'shop@market.example', subject: 'Message about order 4711' };
  const first = await arrive(letter);
  expect((await arrive(letter)).thread).not.toBe(first.thread);
  const { items } = await stage.company.owner.call(listChannels, {});
  const { id, version, mail } = items.find(({ mail: settings }) => settings?.address === 'desk@shop.example')!;
  await stage.company.owner.call(changeMailAccount, { id, version, settings: { ...mail!, groupHours: 24 } });
  const set = await arrive({ ...letter, subject: 'Re: Message about order 4711' });
  expect(set).toMatchObject({ outcome: 'thread', rule: 'same-subject' });
  expect((await arrive({ ...letter, from: somebody() })).outcome).toBe('new');
  expect((await arrive({ ...letter, subject: 'Message about order 4712' })).outcome).toBe('new');
  stage.company.app.world.pass(25 * 3_600_000);
  expect((await arrive(letter)).outcome).toBe('new');
});

test('mails of one thread that come in the same moment are one conversation, and two fetchers make each once and whole', async () => {
  for (let round = 0; round < 5; round++) {
    const from = somebody();
    const ids = ['a', 'b', 'c', 'd'].map((name) => `${name}-${count}`);
    const letters = ids.map((id, at) => ({ from, id, text: `Words of ${id}`, references: ids.slice(0, at) }));
    const raws = await Promise.all(letters.map((letter) => stage.keep(letter)));
    const arrived = await Promise.all([...raws, ...raws].map((raw) => stage.understand(raw)));
    expect(new Set(arrived.map(({ thread }) => thread)).size).toBe(1);
    const { rows } = await stage.company.app.owner.query(
      'select text from channels.message where thread = $1 order by text',
      [plainId('cnv', arrived[0]!.thread)],
    );
    expect(rows.map(({ text }) => text)).toEqual(letters.map(({ text }) => text));
  }
});

test('what was deleted does not come back when its mail is fetched again, and its files leave the storage', async () => {
  const from = somebody();
  const attached = {
    headers: { 'MIME-Version': '1.0', 'Content-Type': 'multipart/mixed; boundary=b' },
    text: '--b\r\n\r\nSee the file\r\n--b\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nbytes\r\n--b--',
  };
  const first = await arrive({ from, id: 'gone-1', ...attached });
  const owners = () =>
    stage.company.app.owner.query('select 1 from platform.file_reference where owner = $1', [
      `message:${plainId('msg', first.message)}`,
    ]);
  expect((await owners()).rowCount).toBe(1);
  stage.company.app.world.pass(1000);
  const before = stage.company.app.world.now();
  await expireMessages.run(stage.company.app.app, { workspace: stage.company.workspace, in: before });
  expect((await owners()).rowCount).toBe(0);
  const again = await arrive({
    from,
    id: 'gone-1',
    ...attached,
    headers: { ...attached.headers, 'X-Fetched': 'again' },
  });
  expect(again).toMatchObject({ state: 'discarded', message: '' });
  expect(again.reason).toMatch(/does not come back/);
  expect((await arrive({ from, inReplyTo: 'gone-1' })).outcome).toBe('new');
  const { rows } = await stage.company.app.owner.query(
    `select count(*)::int as n from channels.message where text like 'See the file%'`,
  );
  expect(rows[0].n).toBe(0);
});
