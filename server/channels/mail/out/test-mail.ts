import { domainOf } from '#core/channels/domain-of.ts';
import { testMailWords } from '#core/channels/test-mail-words.ts';
import { listMembers, workspaceSettings } from '#people';
import {
  defineTransport,
  enqueue,
  problem,
  sql,
  type Actor,
  type App,
  type Delivery,
  type HandOver,
  type Tx,
} from '#platform';
import { z } from 'zod';
import { signingKey } from '../domain/signing-key.ts';
import { mailboxOf, type Mailbox } from '../mailbox.ts';
import { ownMailId } from '../threading/own-mail-id.ts';
import { handInDraft } from './deliver.ts';
import { letterHtml } from './letter.ts';
import type { Ready } from './prepare.ts';
import { ownSender } from './sender-of.ts';
import { takeTurn } from './sending-rate.ts';

const payload = z.object({ account: z.uuid(), to: z.string(), askedAt: z.coerce.date() });
type Item = { id: string; workspace: string; payload: z.output<typeof payload> };

/** The newest test mail of a mailbox. */
export type TestMail = {
  askedAt: Date;
  from: string;
  to: string;
  state: 'waiting' | 'sent' | 'uncertain' | 'refused';
  reason: string | null;
  settledAt: Date | null;
};

/** The newest test mail of each mailbox that sent one. */
export async function testMails(tx: Tx): Promise<Map<string, TestMail>> {
  const rows = await tx.all<TestMail & { account: string }>(sql`select account, asked_at, from_address as "from",
      to_address as "to", state, reason, settled_at from channels.test_mail where workspace = ${tx.workspace}`);
  return new Map(rows.map(({ account, ...test }) => [account, test]));
}

function needSending({ active, settings }: Mailbox): void {
  if (!active) throw problem('refused', { detail: 'This mailbox is switched off.' });
  if (settings.smtp === null) throw problem('refused', { detail: 'This mailbox has no outgoing server yet.' });
}

/** Sends whoever asks a mail from a mailbox, by the way its answers go. */
export async function sendTestMail(
  tx: Tx,
  { app, actor }: { app: App; actor: Actor },
  account: string,
): Promise<{ to: string }> {
  const mailbox = await mailboxOf(tx, app, account);
  needSending(mailbox);
  const me = (await listMembers(tx)).find(({ user }) => actor.kind === 'agent' && user === actor.id);
  if (!me) throw problem('refused', { detail: 'A test mail goes to the person who asks for it: sign in.' });
  const { address } = await ownSender(tx, mailbox);
  await tx.run(sql`insert into channels.test_mail (account, asked_at, from_address, to_address, state)
    values (${account}, ${tx.now}, ${address}, ${me.email}, 'waiting')
    on conflict (account) do update set asked_at = excluded.asked_at, from_address = excluded.from_address,
      to_address = excluded.to_address, state = excluded.state, reason = null, settled_at = null`);
  await enqueue(tx, {
    transport: 'mail-test',
    key: `${account}:${tx.now.toISOString()}`,
    subject: account,
    payload: { account, to: me.email, askedAt: tx.now },
    priority: 10,
  });
  return { to: me.email };
}

async function prepare(tx: Tx, app: App, { id, payload: { account, to } }: Item): Promise<Ready | Delivery> {
  const mailbox = await mailboxOf(tx, app, account);
  const wait = await takeTurn(tx, account);
  if (wait) return wait;
  const sender = await ownSender(tx, mailbox);
  const { language } = await workspaceSettings(tx);
  const words = testMailWords(language, sender.address);
  const draft = {
    ...words,
    mailId: ownMailId(app.keyring, id, domainOf(sender.address)),
    from: { name: sender.name, address: sender.address },
    replyTo: sender.replyTo ?? undefined,
    to: { name: '', address: to },
    html: letterHtml({ text: words.text, signature: null, quoted: '' }),
    date: tx.now,
    automatic: 'auto-generated' as const,
    files: [],
  };
  return { mailbox, to: [to], draft, key: await signingKey(tx, app, domainOf(sender.address)) };
}

/** Whoever looks on wants to know what happened: what does not get through is told and not tried again. */
async function deliver(app: App, item: Item, handOver: HandOver): Promise<Delivery> {
  const ready = await app.database.inWorkspace(item.workspace, (tx) => prepare(tx, app, item));
  const delivery = 'draft' in ready ? (await handInDraft(app, ready, handOver)).delivery : ready;
  return 'retryAfter' in delivery ? { refused: true, reason: delivery.reason } : delivery;
}

function stateOf(delivery: Delivery): TestMail['state'] {
  if ('delivered' in delivery) return 'sent';
  if ('uncertain' in delivery) return 'uncertain';
  return 'refused' in delivery ? 'refused' : 'waiting';
}

async function settled(tx: Tx, { payload: { account, askedAt } }: Item, delivery: Delivery): Promise<void> {
  const state = stateOf(delivery);
  const reason = 'reason' in delivery ? delivery.reason : null;
  await tx.run(sql`update channels.test_mail set state = ${state}, reason = ${reason},
    settled_at = ${state === 'waiting' ? null : tx.now} where account = ${account} and asked_at = ${askedAt}`);
}

export const testTransport = defineTransport({ name: 'mail-test', payload, deliver, settled });
