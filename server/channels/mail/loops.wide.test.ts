import { beforeAll, expect, test } from 'vitest';
import { changeAcknowledgement, readAcknowledgement } from '#core/contract/acknowledgement.ts';
import {
  listConversations,
  markConversationSpam,
  replyToConversation,
  resolveConversation,
} from '#core/contract/desk.ts';
import { resendMessage } from '#core/contract/outgoing.ts';
import { addSuppressed, listSuppressed, removeSuppressed, restoreSuppressed } from '#core/contract/suppression.ts';
import { plainId } from '#core/contract/codecs.ts';
import { expectedTime } from '#core/desk/acknowledgement.ts';
import { until } from '#test/until.ts';
import { deliveryReport, loopsStage } from './loops-stage.fixture.ts';

let stage: Awaited<ReturnType<typeof loopsStage>>;
let people = 0;

beforeAll(async () => {
  stage = await loopsStage();
  const { dns } = stage.world;
  dns.set('customer.example', { TXT: [['v=spf1 ip4:192.0.2.25 -all']] });
  dns.set('_dmarc.strict.example', { TXT: [['v=DMARC1; p=reject']] });
}, 120_000);

/** Mails of the customers' own server, which DNS vouches for. */
const theirServer = { from: '', helo: 'customer.example', by: '192.0.2.25' };

const complaint = (from: string, to: string, id: string) =>
  Buffer.from(
    [
      `From: ${from}`,
      'Subject: complaint',
      'Content-Type: multipart/report; report-type=feedback-report; boundary=b',
      '',
      ...['--b', '', 'This is a complaint.', '--b', 'Content-Type: message/feedback-report', ''],
      ...['Feedback-Type: abuse', `Original-Rcpt-To: ${to}`, '--b', 'Content-Type: message/rfc822', ''],
      ...[`Message-ID: <${id}>`, 'Subject: Re: Hello', '', 'Words', '--b--'],
    ].join('\r\n'),
  );

const somebody = () => `person${++people}@customer.example`;
const agent = { kind: 'agent', purpose: 'reply' } as const;
const machine = { kind: 'system', purpose: 'survey' } as const;

const workOn = async (thread: string) => {
  const { rows } = await stage.app.owner.query(
    'select status, contacts, waiting_since, first_answer_at, answered from desk.conversation where id = $1',
    [plainId('cnv', thread)],
  );
  return rows[0];
};
const suppressed = async (words: string) => (await stage.owner.call(listSuppressed, { words })).items;

test('a late report marks the sent mail failed, says so in words, and stops machines until somebody lets them', async () => {
  const from = somebody();
  const { thread } = await stage.arrive({ from });
  const sent = await stage.write(thread, agent);
  expect(sent.state).toBe('sent');

  const wait = deliveryReport({ to: from, id: sent.mailId, action: 'delayed', status: '4.4.1', said: 'timed out' });
  await stage.arriveBytes(wait, theirServer);
  expect(await stage.item(sent.message)).toMatchObject({
    state: 'sent',
    bounce: { action: 'delayed', status: '4.4.1', reason: 'network', address: from },
  });
  expect(await suppressed(from)).toEqual([]);

  const report = await stage.arriveBytes(deliveryReport({ to: from, id: sent.mailId }), theirServer);
  expect(report).toMatchObject({ state: 'understood', message: sent.message });
  expect(await stage.item(sent.message)).toMatchObject({
    state: 'failed',
    stateReason: 'The mailbox does not exist (5.1.1): No such user here',
    bounce: { action: 'failed', status: '5.1.1', reason: 'no-mailbox', address: from },
  });

  const [entry] = await suppressed(from);
  expect(entry).toMatchObject({ reason: 'hard', conversation: thread, by: null });
  expect(await stage.write(thread, machine)).toMatchObject({ state: 'failed', mail: undefined });
  await stage.owner.call(removeSuppressed, { id: entry!.id });
  expect(await stage.write(thread, machine)).toMatchObject({ state: 'sent' });
  await stage.owner.call(restoreSuppressed, { id: entry!.id });
  expect(await suppressed(from)).toMatchObject([{ reason: 'hard', conversation: thread }]);
});

test('an answer that did not arrive takes its conversation up again, once, unless a newer one was written', async () => {
  const from = somebody();
  const { thread } = await stage.arrive({ from });
  await stage.shown(thread);
  const reopenings = async (id: string) =>
    (await stage.shown(id)).items.flatMap((item) =>
      item.type === 'change' && item.what === 'reopened' ? [`${item.detail} (${item.by})`] : [],
    );
  const answer = async (id: string, more: { resolve: boolean; anyway?: boolean }) => {
    const text = `Answer ${crypto.randomUUID()}`;
    await stage.owner.call(replyToConversation, { id, text, ...more });
    return text;
  };
  const mailIdOf = async (text: string) => {
    const mail = await until(() => stage.sink.mails.find((each) => each.text.includes(text)), 'it is outside');
    return /^Message-ID:\s*<([^>]+)>/im.exec(mail.text)?.[1] ?? '';
  };
  const comeBack = async (to: string, id: string) => stage.arriveBytes(deliveryReport({ to, id }), theirServer);
  const notArrived = 'The answer did not arrive (Throughline)';

  stage.sink.mood = { rcpt: 550 };
  await answer(thread, { resolve: true });
  await until(async () => (await reopenings(thread)).length === 1, 'what was refused is taken up');
  expect(await reopenings(thread)).toEqual([notArrived]);
  const { items } = await stage.owner.call(listConversations, { view: 'mine' });
  expect(items.find(({ id }) => id === thread)?.latest?.trouble).toBe('failed');

  stage.sink.mood = 'take';
  const second = await mailIdOf(await answer(thread, { resolve: true, anyway: true }));
  expect((await workOn(thread)).status).toBe('resolved');
  await comeBack(from, second);
  await until(async () => (await reopenings(thread)).length === 2, 'what came back is taken up');
  await stage.owner.call(resolveConversation, { id: thread, version: (await stage.shown(thread)).version });
  await comeBack(from, second);
  expect(await stage.write(thread, machine)).toMatchObject({ state: 'failed' });

  const to = somebody();
  const other = await stage.arrive({ from: to });
  await stage.shown(other.thread);
  const older = await mailIdOf(await answer(other.thread, { resolve: false }));
  const newer = await mailIdOf(await answer(other.thread, { resolve: true }));
  await comeBack(to, older);
  await comeBack(to, newer);
  await until(async () => (await workOn(other.thread)).status === 'open', 'the newer one is taken up');
  expect(await reopenings(other.thread)).toEqual([notArrived]);
  expect(await reopenings(thread)).toEqual([notArrived, notArrived]);
  expect((await workOn(thread)).status).toBe('resolved');

  stage.sink.mood = 'hang-up';
  await answer(other.thread, { resolve: true, anyway: true });
  await until(async () => (await reopenings(other.thread)).length === 2, 'what nobody can tell is taken up');
  stage.sink.mood = 'take';
  expect(await reopenings(other.thread)).toContain('The answer may not have arrived (Throughline)');
});

test('a lost answer is no answer: its customer waits, and the first that arrives counts from when it goes', async () => {
  const from = somebody();
  const { thread } = await stage.arrive({ from });
  await stage.shown(thread);
  const { waiting_since: wroteAt } = await workOn(thread);
  const work = async () => {
    const { waiting_since: waits, first_answer_at: first, answered } = await workOn(thread);
    return { waits: waits?.getTime() ?? null, first: first?.getTime() ?? null, answered };
  };
  const lost = { waits: wroteAt.getTime(), first: null, answered: false };

  stage.sink.mood = 'hang-up';
  const perhaps = await stage.write(thread, agent);
  expect(perhaps.state).toBe('uncertain');
  await until(async () => (await work()).waits !== null, 'the customer waits again');
  expect(await work()).toEqual(lost);
  const row = async () => {
    const { items } = await stage.owner.call(listConversations, { view: 'open' });
    return items.find(({ id }) => id === thread)?.latest?.trouble;
  };
  expect(await row()).toBe('doubtful');

  stage.sink.mood = { rcpt: 550 };
  stage.world.pass(60_000);
  await stage.owner.call(resendMessage, { id: perhaps.message });
  await until(async () => (await stage.item(perhaps.message)).state === 'failed', 'it is refused');
  await until(async () => (await work()).first === null, 'it counts no more');
  expect(await work()).toEqual(lost);

  stage.sink.mood = 'take';
  stage.world.pass(60_000);
  await stage.owner.call(resendMessage, { id: perhaps.message, anyway: true });
  await until(async () => (await work()).waits === null, 'it counts when it goes');
  const done = await work();
  expect(done).toMatchObject({ waits: null, answered: true });
  expect(done.first).toBeGreaterThanOrEqual(lost.waits + 120_000);
});

test('what was told before a mail was sent again is of the earlier attempt, and marks nothing any more', async () => {
  const from = somebody();
  const { thread } = await stage.arrive({ from });
  const sent = await stage.write(thread, agent);
  const told = async () => {
    const { items } = await stage.shown(thread);
    const item = items.find(({ id }) => id === sent.message);
    return item?.type === 'message' ? { state: item.state, ...item.bounce } : undefined;
  };
  const trouble = async () => {
    const { items } = await stage.owner.call(listConversations, { view: 'open' });
    return items.find(({ id }) => id === thread)?.latest?.trouble;
  };
  const full = { to: from, id: sent.mailId, status: '5.2.2', said: '552-5.2.2 Mailbox full' };
  await stage.arriveBytes(deliveryReport(full), theirServer);
  expect(await told()).toMatchObject({ state: 'failed', earlier: false, status: '5.2.2' });
  expect((await stage.item(sent.message)).stateReason).toBe('The mailbox is full (5.2.2): Mailbox full');
  expect(await trouble()).toBe('failed');

  stage.world.pass(1_000);
  await stage.owner.call(resendMessage, { id: sent.message, anyway: true });
  await until(async () => (await told())?.state === 'sent', 'it is sent again');
  expect(await told()).toMatchObject({ earlier: true, status: '5.2.2' });
  expect(await trouble()).toBeNull();

  stage.world.pass(1_000);
  const gone = { to: from, id: sent.mailId, action: 'delayed', status: '4.4.1', said: 'timed out' };
  await stage.arriveBytes(deliveryReport(gone), theirServer);
  expect(await told()).toMatchObject({ state: 'sent', earlier: false, status: '4.4.1' });
  expect(await trouble()).toBe('delayed');
});

test('a report that names no sender is of a mail server, and of no address', async () => {
  const bytes = ['From: <>', 'To: desk@shop.example', 'Subject: Disk', 'Date: 22 Nov 2026', '', 'It is nearly full.'];
  const { thread } = await stage.arriveBytes(Buffer.from(bytes.join('\r\n')), { from: '' });
  const { customer } = await stage.shown(thread);
  expect(customer).toMatchObject({ name: 'A mail server', email: null });
});

test('a report that quotes nothing is shown at the only mail to that address and changes nothing; of two it is about none', async () => {
  const from = somebody();
  const first = await stage.arrive({ from });
  const one = await stage.write(first.thread, agent);
  const blind = deliveryReport({ to: from });
  expect(await stage.arriveBytes(blind, { from: '' })).toMatchObject({ state: 'understood', message: one.message });
  const told = { sure: false, action: 'failed', reason: 'no-mailbox', address: from };
  expect(await stage.item(one.message)).toMatchObject({ state: 'sent', bounce: told });
  expect((await stage.shown(first.thread)).latest?.trouble).toBe('doubtful');
  for (const said of ['452 4.2.2 full', '552 5.2.2 Mailbox full', '552 5.2.2 still full'])
    await stage.arriveBytes(deliveryReport({ to: from, status: '5.2.2', said }), { from: '' });
  expect(await suppressed(from)).toEqual([]);
  expect(await stage.item(one.message)).toMatchObject({ state: 'sent' });

  const other = somebody();
  for (const subject of ['Hello', 'Hello']) {
    const { thread } = await stage.arrive({ from: other, subject });
    expect(await stage.write(thread, agent)).toMatchObject({ state: 'sent' });
  }
  expect(await stage.arriveBytes(deliveryReport({ to: other }), { from: '' })).toMatchObject({ state: 'discarded' });
});

test('passing failures stop machines only when they come again and again; a complaint at once', async () => {
  const from = somebody();
  for (const time of [1, 2, 3]) {
    const { thread } = await stage.arrive({ from });
    const { mailId } = await stage.write(thread, agent);
    const full = { to: from, id: mailId, status: '5.2.2', said: '552 5.2.2 Mailbox full' };
    await stage.arriveBytes(deliveryReport(full), theirServer);
    expect(await suppressed(from)).toHaveLength(time === 3 ? 1 : 0);
  }
  const blocking = somebody();
  for (const said of ['550 5.7.1 Relaying denied', '550 5.7.26 Unauthenticated mail', '550 5.7.1 Relaying denied']) {
    const { thread } = await stage.arrive({ from: blocking });
    const { mailId } = await stage.write(thread, agent);
    await stage.arriveBytes(deliveryReport({ to: blocking, id: mailId, status: '5.7.1', said }), theirServer);
  }
  expect(await suppressed(blocking)).toEqual([]);
  const upset = somebody();
  const { thread } = await stage.arrive({ from: upset });
  const { mailId } = await stage.write(thread, agent);
  await stage.arriveBytes(complaint('fbl@provider.example', upset, mailId), theirServer);
  expect(await suppressed(upset)).toEqual([]);
  await stage.arriveBytes(complaint('eve@customer.example', upset, mailId), theirServer);
  expect(await suppressed(upset)).toEqual([]);
  await stage.arriveBytes(complaint('fbl@customer.example', upset, mailId), theirServer);
  expect(await suppressed(upset)).toMatchObject([{ reason: 'complaint' }]);
  await stage.arrive({ from: upset, headers: { 'Auto-Submitted': 'auto-replied' } }, { ...theirServer, from: upset });
  expect(await suppressed(upset)).toHaveLength(1);
  await stage.arrive({ from: upset }, { ...theirServer, from: upset });
  expect(await suppressed(upset)).toEqual([]);
});

test('a report that anybody could have written stops no address, though it names a mail of ours', async () => {
  const from = somebody();
  const { thread } = await stage.arrive({ from });
  const sent = await stage.write(thread, agent);
  const report = deliveryReport({ to: from, id: sent.mailId });
  await stage.arriveBytes(report, { ...theirServer, by: '198.51.100.66' });
  expect((await stage.item(sent.message)).bounce).toMatchObject({ sure: true, action: 'failed' });
  const byNeighbour = report.toString().replace('MAILER-DAEMON@mx.customer.example', 'eve@customer.example');
  await stage.arriveBytes(Buffer.from(byNeighbour), theirServer);
  expect(await suppressed(from)).toEqual([]);
});

test('a report that is not from whom it says settles nothing and is kept as the message of a machine', async () => {
  const from = somebody();
  const { thread } = await stage.arrive({ from });
  const sent = await stage.write(thread, agent);
  const bytes = deliveryReport({ to: from, id: sent.mailId });
  const forged = Buffer.from(bytes.toString().replaceAll('mx.customer.example', 'strict.example'));
  const kept = await stage.arriveBytes(forged, { ...theirServer, by: '198.51.100.66' });
  expect(await stage.item(kept.message)).toMatchObject({
    direction: 'in',
    automatic: true,
    trust: { verdict: 'failed' },
  });
  expect(await stage.item(sent.message)).toMatchObject({ state: 'sent', bounce: null });
});

test('what a person writes stays a message, whatever reports are attached to it or however it is put together', async () => {
  const parts = (type: string, name: string, disposition: string) => [
    `Content-Type: ${type}`,
    '',
    ...['--b', 'Content-Type: text/plain', '', 'Can you tell me why this came back?', '--b'],
    ...[`Content-Type: message/${name}`, ...(disposition === '' ? [] : [`Content-Disposition: ${disposition}`]), ''],
    ...['Reporting-MTA: dns; mx.other.example', '', 'Final-Recipient: rfc822; x@other.example', 'Action: failed'],
    ...['Status: 5.1.1', '--b--'],
  ];
  const write = async (sender: string, lines: string[]) =>
    await stage.arriveBytes(Buffer.from([`From: ${sender}`, 'Subject: A question', ...lines].join('\r\n')));
  for (const name of ['delivery-status', 'feedback-report', 'disposition-notification'])
    for (const disposition of ['attachment; filename=report.txt', '']) {
      const became = await write(somebody(), parts('multipart/mixed; boundary=b', name, disposition));
      expect(became, `${name} ${disposition}`).toMatchObject({ state: 'understood' });
      expect(await stage.item(became.message)).toMatchObject({ direction: 'in', automatic: false });
    }
  const form = 'multipart/report; report-type=delivery-status; boundary=b';
  const became = await write(somebody(), parts(form, 'delivery-status', ''));
  expect(await stage.item(became.message)).toMatchObject({ direction: 'in', automatic: true });
  const attached = parts('multipart/mixed; boundary=b', 'delivery-status', 'attachment');
  const postmaster = await write('postmaster@customer.example', attached);
  expect(await stage.item(postmaster.message)).toMatchObject({ direction: 'in' });
});

test('an address put on the list by hand gets an agent’s answer only when the agent insists', async () => {
  const from = somebody();
  const { thread } = await stage.arrive({ from });
  await stage.owner.call(addSuppressed, { address: from, words: 'Asked for letters' });
  await stage.shown(thread);
  const state = async (text: string) =>
    (await stage.app.owner.query('select state, state_reason from channels.message where text = $1', [text])).rows[0];
  await stage.owner.call(replyToConversation, { id: thread, text: 'Not insisted' });
  await until(async () => (await state('Not insisted'))?.state === 'failed', 'it is kept back');
  expect((await state('Not insisted')).state_reason).toContain('Asked for letters');
  await stage.owner.call(replyToConversation, { id: thread, text: 'Insisted', anyway: true });
  await until(async () => (await state('Insisted'))?.state === 'sent', 'it goes out');
});

/** What absence notes bring: header sets of the programs that write them. */
const absences: Record<string, { subject: string; headers: Record<string, string>; answers?: boolean }> = {
  'Exchange and Outlook': {
    subject: 'Automatische Antwort: Hello',
    headers: { 'X-Auto-Response-Suppress': 'All', 'Auto-Submitted': 'auto-generated' },
  },
  'a rule of Exchange': { subject: 'AW: Hello', headers: { 'X-MS-Exchange-Inbox-Rules-Loop': 'x@customer.example' } },
  'Gmail vacation': { subject: 'Out of office Re: Hello', headers: { Precedence: 'bulk', 'X-Autoreply': 'yes' } },
  'Lotus Notes': { subject: 'Ann is out of the office.', headers: { 'X-AssistMail': '1' } },
  Zimbra: { subject: 'Away: Hello', headers: { 'Auto-Submitted': 'auto-replied (zimbra; vacation)' } },
  cPanel: { subject: 'Re: Hello', headers: { 'X-Autorespond': 'Hello', Precedence: 'auto_reply' } },
  qmail: { subject: 'Re: Hello', headers: { 'Delivered-To': 'Autoresponder' } },
  Apple: { subject: 'Re: Hello', headers: { 'X-Apple-Action': 'VACATION' } },
  'only a subject, and an answer': { subject: '自動返信: Hello', headers: {}, answers: true },
};

test('an absence note in any program’s words neither reopens a resolved matter nor counts as a contact', async () => {
  const from = somebody();
  const { thread } = await stage.arrive({ from });
  const { mailId } = await stage.write(thread, agent);
  const { version } = await stage.shown(thread);
  await stage.owner.call(resolveConversation, { id: thread, version });
  const before = await workOn(thread);
  for (const [program, { subject, headers }] of Object.entries(absences)) {
    const note = await stage.arrive({ from, subject, headers, inReplyTo: mailId });
    expect(await stage.item(note.message), program).toMatchObject({
      automatic: true,
      automaticReason: expect.anything(),
    });
    expect(note.thread, program).toBe(thread);
  }
  const said = await stage.arrive({ from, subject: 'Re: Out of office', inReplyTo: mailId });
  await until(async () => (await workOn(thread)).status === 'open', 'a person reopens it');
  expect((await stage.item(said.message)).automatic).toBe(false);
  expect((await workOn(thread)).contacts).toBe(before.contacts + 1);
  const alone = await stage.arrive({ from: somebody(), subject: 'Abwesenheit am Montag' });
  expect((await stage.item(alone.message)).automatic).toBe(false);
});

test('a mailbox acknowledges once, to people, in its own words and with the times of real answers', async () => {
  const { version, on, times, sender } = await stage.owner.call(readAcknowledgement, { id: stage.mailbox });
  expect({ on, sender }).toEqual({ on: false, sender: 'The Shop' });
  expect(times?.answers ?? 0).toBeLessThan(20);
  const texts = { en: '{hello}\n\nwe have it. {time}\n\n{sender}' };
  await stage.owner.call(changeAcknowledgement, { id: stage.mailbox, version, on: true, texts });

  const from = somebody();
  const { thread, message } = await stage.arrive({ from: `Gina Green <${from}>`, id: 'ack-1@customer.example' });
  const acknowledged = (id: string) =>
    stage.app.owner
      .query(`select text, state from channels.message where thread = $1 and purpose = 'notice'`, [plainId('cnv', id)])
      .then(({ rows }) => rows);
  await until(async () => (await acknowledged(thread))[0]?.state === 'sent', 'it is acknowledged');
  expect(await acknowledged(thread)).toMatchObject([{ text: 'Hello Gina,\n\nwe have it.\n\nThe Shop' }]);
  const mail = stage.sink.mails.find(({ to, text }) => to.includes(from) && text.includes('we have it'))!;
  expect(mail.text).toMatch(/^Auto-Submitted: auto-replied\r$/m);
  expect(mail.text).toContain('In-Reply-To: <ack-1@customer.example>');
  expect(await workOn(thread)).toMatchObject({ answered: false, first_answer_at: null });
  expect((await workOn(thread)).waiting_since).not.toBeNull();
  const { items: open } = await stage.owner.call(listConversations, { view: 'open' });
  expect(open.find(({ id }) => id === thread)?.latest).toMatchObject({ direction: 'in', author: 'Gina Green' });

  await stage.arrive({ from, inReplyTo: 'ack-1@customer.example' });
  const silent = [
    await stage.arrive({ from: somebody(), headers: { 'List-Id': '<news.customer.example>' } }),
    await stage.arrive({ from: 'no-reply@customer.example' }),
    await stage.arrive({ from: 'desk@shop.example' }),
    await stage.arrive({ from: somebody(), headers: { Date: 'Mon, 02 Mar 2020 10:00:00 +0000' } }),
  ];
  await stage.owner.call(addSuppressed, { address: 'stopped@customer.example' });
  silent.push(await stage.arrive({ from: 'stopped@customer.example' }));
  const last = await stage.arrive({ from: somebody() });
  await until(async () => (await acknowledged(last.thread)).length === 1, 'the last one is acknowledged');
  for (const { thread: other } of silent) expect(await acknowledged(other)).toEqual([]);
  expect(await acknowledged(thread)).toHaveLength(1);
  expect((await stage.item(message)).automatic).toBe(false);

  await answeredBefore(24);
  stage.world.pass(601_000);
  const later = await stage.arrive({ from: somebody() });
  await until(async () => (await acknowledged(later.thread)).length === 1, 'it is acknowledged with a time');
  const told = (await stage.owner.call(readAcknowledgement, { id: stage.mailbox })).times;
  expect(told?.answers).toBeGreaterThanOrEqual(24);
  expect((await acknowledged(later.thread))[0].text).toContain(expectedTime(told, 'en'));
  expect(expectedTime(told, 'en')).toMatch(
    /^A first answer usually takes about \d+ hours; nine of ten .* 2\d hours\.$/,
  );
});

/** Conversations of this mailbox that were first answered after 1, 2, 3 … hours. */
async function answeredBefore(howMany: number): Promise<void> {
  await stage.app.owner.query(
    `with thread as (
      insert into channels.thread (workspace, account, channel, customer, started_at)
      select $1, $2, 'mail', uuidv7(), now() - make_interval(days => 3) from generate_series(1, $3) returning id, customer),
    numbered as (select id, customer, row_number() over (order by id) as hours from thread)
    insert into desk.conversation (workspace, id, customer, channel, status, answered, contacts, first_in_at, first_answer_at, started_at, last_at)
    select $1, id, customer, 'mail', 'resolved', true, 1, now() - make_interval(days => 3),
      now() - make_interval(days => 3) + make_interval(hours => hours::int), now() - make_interval(days => 3), now() from numbered`,
    [stage.workspace, plainId('chn', stage.mailbox), howMany],
  );
}

test('two desks that acknowledge each other end after a few mails, whatever the other one leaves out', async () => {
  const robot = 'tickets@desk-without-manners.example';
  const arrived: string[] = [];
  /** It thanks for everything under a new subject, and says neither that it is a machine nor what it answers. */
  const thanks = async () =>
    arrived.push((await stage.arrive({ from: robot, subject: `Case ${arrived.length}` })).thread);
  const ours = async () => {
    const { rows } = await stage.app.owner.query(
      `select state from channels.message where address = $1 and direction = 'out'`,
      [robot],
    );
    return rows.map(({ state }) => String(state));
  };
  for (let round = 0; round < 6; round++) {
    await thanks();
    const marker = await stage.arrive({ from: somebody() });
    await until(async () => {
      const { items } = await stage.shown(marker.thread);
      return items.some((each) => each.type === 'message' && each.purpose === 'notice' && each.state === 'sent');
    }, 'a person’s mail is acknowledged');
    await until(async () => (await ours()).every((state) => state === 'sent'), 'what goes to the robot is out');
  }
  expect(await ours()).toEqual(['sent', 'sent', 'sent']);
  expect(arrived).toHaveLength(6);
  const { quiet } = await stage.shown(arrived.at(-1)!);
  expect(quiet).toMatch(/This address got 3 automatic mails within 60 minutes/);
});

test('of somebody who is kept out the bytes stay and no file is taken out; their mails open nothing more', async () => {
  const from = somebody();
  const { thread } = await stage.arrive({ from });
  const { version } = await stage.shown(thread);
  await stage.owner.call(markConversationSpam, { id: thread, version, block: true });
  const blobs = async () => (await stage.app.owner.query('select count(*)::int from platform.file')).rows[0].count;
  const before = await blobs();
  const body = ['--b', '', 'Buy', '--b', 'Content-Type: image/png', 'Content-Disposition: attachment; filename=a.png'];
  for (const subject of ['Buy this', 'Buy that', 'Buy more']) {
    const headers = { 'Content-Type': 'multipart/mixed; boundary=b' };
    const text = [...body, '', `picture ${subject}`, '--b--'].join('\r\n');
    const mail = await stage.arrive({ from, subject, headers, text });
    expect(mail).toMatchObject({ state: 'understood', thread });
    expect((await stage.item(mail.message)).files).toEqual([]);
  }
  expect(await blobs()).toBe(before + 3);
  expect(await workOn(thread)).toMatchObject({ status: 'spam' });
});
