import { beforeAll, expect, test } from 'vitest';
import { changeMailAccount, listChannels } from '#core/contract/channels.ts';
import { listSuppressed } from '#core/contract/suppression.ts';
import { cuttingSmtp, type CuttingSmtp } from '#test/fakes/cutting-smtp.ts';
import { until } from '#test/until.ts';
import { ofSenderWhereNamed } from '../mail/bounces/refused-sender.ts';
import { deliveryReport, loopsStage } from '../mail/loops-stage.fixture.ts';

let stage: Awaited<ReturnType<typeof loopsStage>>;
let outside: CuttingSmtp;
const agent = { kind: 'agent', purpose: 'reply' } as const;

beforeAll(async () => {
  [stage, outside] = await Promise.all([loopsStage(), cuttingSmtp()]);
  stage.world.dns.set('customer.example', { TXT: [['v=spf1 ip4:192.0.2.25 -all']] });
  const { items } = await stage.owner.call(listChannels, {});
  const { id, version } = items.find((each) => each.id === stage.mailbox)!;
  const smtp = { host: '127.0.0.1', port: outside.port, security: 'none' as const, user: '' };
  const settings = { address: 'desk@shop.example', senderName: 'The Shop', smtp };
  await stage.owner.call(changeMailAccount, { id, version, settings });
}, 120_000);

const suppressed = async (words: string) => (await stage.owner.call(listSuppressed, { words })).items;
const bounces = async (address: string) =>
  (await stage.app.owner.query('select reason from channels.bounce where address = $1', [address])).rows;

const gone = (address: string) => `550 5.1.1 <${address}>: Recipient address rejected: User unknown`;

test('what is refused before the recipient is named stops nobody; what is refused then does', async () => {
  const said = [
    '550 5.1.0 <desk@shop.example>: Sender address rejected: User unknown in local recipient table',
    '554 5.7.1 Account locked',
    '550 5.1.1 User unknown',
  ];
  for (const [at, words] of said.entries()) {
    const from = `mail${at}@customer.example`;
    const { thread } = await stage.arrive({ from });
    outside.says = (line) => (line.startsWith('MAIL') ? words : undefined);
    expect(await stage.write(thread, agent)).toMatchObject({ state: 'failed', state_reason: words });
    outside.says = (line) => (line.startsWith('RCPT') ? gone(from) : undefined);
    expect(await stage.write(thread, agent)).toMatchObject({ state: 'failed' });
    await until(async () => (await suppressed(from)).length === 1, 'the second refusal is noted');
    expect((await suppressed(from))[0]).toMatchObject({ reason: 'hard', words: expect.stringContaining(from) });
    expect(await bounces(from)).toEqual([{ reason: 'no-mailbox' }]);
  }
});

/** What servers say to RCPT of the one who sends. */
const ofSender = [
  '550-Verification failed for <desk@shop.example>\r\n550-No Such User Here\r\n550 Sender verify failed',
  '550 5.1.0 <desk@shop.example>: Sender address rejected: User unknown in local recipient table',
  '550 sender host name lookup failed: unknown host mail.shop.example',
  '553 sorry, your envelope sender domain does not exist (#5.7.1)',
  '550 5.2.1 Mailbox desk@shop.example disabled for sending',
  '550 5.1.1 sender unknown',
  '550 No such user: desk@shop.example.',
  '550 5.1.1 <desk@shop.example> mailbox does not exist',
  '550 5.7.1 Your account is disabled, contact support',
  '550 Invalid domain in MAIL FROM: unknown domain shop.example',
  '554 5.7.1 Account locked',
  '554 Account suspended',
];

test('who is refused because of us is not suppressed, whatever words the server has for it', async () => {
  const who = (at: number) => `rcpt${at}@customer.example`;
  outside.says = (line) => {
    const at = /^RCPT TO:<rcpt(\d+)@/i.exec(line)?.[1];
    return at === undefined ? undefined : ofSender[Number(at)];
  };
  await Promise.all(
    ofSender.map(async (_, at) => {
      const { thread } = await stage.arrive({ from: who(at) });
      expect(await stage.write(thread, agent)).toMatchObject({ state: 'failed' });
    }),
  );
  for (const [at, words] of ofSender.entries()) {
    await until(async () => (await bounces(who(at))).length === 1, `“${words}” is noted`);
    expect(await bounces(who(at)), words).toEqual([{ reason: 'sender-refused' }]);
  }
  expect(await suppressed('rcpt')).toEqual([]);
});

test.each([
  ['550 5.2.1 The email account that you tried to reach is disabled', '5.2.1'],
  ['554 5.7.1 <ann@customer.example>: Account locked', '5.7.1'],
  ['550 Account disabled', null],
])('a closed mailbox of the recipient stays theirs: %s', (diagnostic, status) => {
  const fate = { address: 'ann@customer.example', action: 'failed', reason: 'disabled', status, diagnostic } as const;
  expect(ofSenderWhereNamed(fate, ['desk@shop.example'])).toBe(fate);
});

test('a report that names only us, or tells that MAIL FROM was refused, is of us', async () => {
  const said = ['550 5.2.1 <desk@shop.example> is disabled', '554 Account locked (in reply to MAIL FROM command)'];
  outside.says = () => undefined;
  for (const [at, words] of said.entries()) {
    const to = `told${at}@customer.example`;
    const { thread } = await stage.arrive({ from: to });
    const { message, mailId } = await stage.write(thread, agent);
    const id = mailId === '' ? /^Message-ID:\s*<([^>]+)>/im.exec(outside.whole.at(-1)!)![1]! : mailId;
    const report = deliveryReport({ to, id, status: '5.2.1', said: words });
    await stage.arriveBytes(report, { from: '', helo: 'customer.example', by: '192.0.2.25' });
    expect((await stage.item(message)).bounce).toMatchObject({ reason: 'sender-refused' });
  }
  expect(await suppressed('told')).toEqual([]);
});
