import { domainOf } from '#core/channels/domain-of.ts';
import { defineTransport, type App, type Delivery, type HandOver } from '#platform';
import { z } from 'zod';
import { composeMail } from './compose.ts';
import { handIn } from './hand-in.ts';
import { sendingMailbox } from '../mailbox.ts';
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

async function deliver(
  app: App,
  item: { id: string; workspace: string; payload: Notice },
  handOver: HandOver,
): Promise<Delivery> {
  const mailbox = await app.database.inWorkspace(item.workspace, (tx) =>
    sendingMailbox(tx, app, { avoid: item.payload.avoid }),
  );
  if (!mailbox) return { held: 3600, reason: 'No mailbox of this workspace has an outgoing server yet.' };
  const { address, senderName } = mailbox.settings;
  const { to, subject, text, html } = item.payload;
  const bytes = await composeMail({
    mailId: ownMailId(app.keyring, item.id, domainOf(address)),
    from: { name: senderName, address },
    replyTo: undefined,
    to: { name: '', address: to },
    subject,
    text,
    html: html ?? null,
    date: app.world.now(),
    automatic: 'auto-generated',
    files: [],
  });
  return await handIn(app, mailbox, { from: address, to: [to], bytes, handOver });
}

/** Mail of the product itself (a new password, an invitation): belongs to no conversation. Enqueued by this name. */
export const noticeTransport = defineTransport({ name: 'mail-notice', payload: notice, deliver });
