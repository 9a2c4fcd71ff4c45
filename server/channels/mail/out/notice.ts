import { domainOf } from '#core/channels/domain-of.ts';
import { defineTransport, forgetPayload, type App, type Delivery, type HandOver, type Tx } from '#platform';
import { z } from 'zod';
import { signingKey } from '../domain/signing-key.ts';
import { sendingMailbox } from '../mailbox.ts';
import { handInDraft } from './deliver.ts';
import type { Ready } from './prepare.ts';
import { takeTurn } from './sending-rate.ts';
import { ownMailId } from '../threading/own-mail-id.ts';

const notice = z.object({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string().nullish(),
  /** A mailbox that it should not go out by if there is another: it is about its failing. */
  avoid: z.uuid().optional(),
});
type Notice = z.output<typeof notice>;

type Item = { id: string; workspace: string; payload: Notice };

async function prepare(tx: Tx, app: App, { id, payload }: Item): Promise<Ready | Delivery> {
  const { to, subject, text, html, avoid } = payload;
  const mailbox = await sendingMailbox(tx, app, { avoid });
  if (!mailbox) return { held: 3600, reason: 'No mailbox of this workspace has an outgoing server yet.' };
  const wait = await takeTurn(tx, mailbox.id);
  if (wait) return wait;
  const { address, senderName } = mailbox.settings;
  const domain = domainOf(address);
  const draft = {
    mailId: ownMailId(app.keyring, id, domain),
    from: { name: senderName, address },
    replyTo: undefined,
    to: { name: '', address: to },
    subject,
    text,
    html: html ?? null,
    date: tx.now,
    automatic: 'auto-generated' as const,
    files: [],
  };
  return { mailbox, to: [to], draft, key: await signingKey(tx, app, domain) };
}

async function deliver(app: App, item: Item, handOver: HandOver): Promise<Delivery> {
  const ready = await app.database.inWorkspace(item.workspace, (tx) => prepare(tx, app, item));
  return 'draft' in ready ? (await handInDraft(app, ready, handOver)).delivery : ready;
}

/** Links that let somebody in and conversations of customers are not kept beyond their way out. */
async function settled(tx: Tx, { id }: Item, delivery: Delivery): Promise<void> {
  if (!('retryAfter' in delivery || 'held' in delivery)) await forgetPayload(tx, id);
}

/** Mail of the product itself (a new password, an invitation, a chat for its visitor): no message of a conversation. Enqueued by this name. */
export const noticeTransport = defineTransport({ name: 'mail-notice', payload: notice, deliver, settled });
