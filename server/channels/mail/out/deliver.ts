import { domainOf } from '#core/channels/domain-of.ts';
import { defineTransport, type App, type Delivery, type HandOver } from '#platform';
import { z } from 'zod';
import { settleDelivery } from '../../settle.ts';
import { composeMail } from './compose.ts';
import { noteHandedIn } from '../recipients/handed-in.ts';
import { handIn, type HandedIn } from './hand-in.ts';
import { signMail } from '../domain/sign-mail.ts';
import { prepareMail, type Ready } from './prepare.ts';

const payload = z.object({ message: z.uuid(), to: z.string().optional() });
type Payload = z.output<typeof payload>;

/** Composes, signs and hands in a mail that is ready to go. */
export async function handInDraft(app: App, { draft, key, to, mailbox }: Ready, handOver: HandOver): Promise<HandedIn> {
  const { address } = draft.from;
  const composed = await composeMail(draft);
  const bytes = key === undefined ? composed : await signMail(composed, { domain: domainOf(address), key });
  return await handIn(app, mailbox, { from: address, to, bytes, handOver });
}

async function deliver(app: App, item: { workspace: string; payload: Payload }, handOver: HandOver): Promise<Delivery> {
  const ready = await app.database.inWorkspace(item.workspace, (tx) => prepareMail(tx, app, item.payload));
  if (!('draft' in ready)) return ready;
  const { delivery, refused } = await handInDraft(app, ready, handOver);
  const { message } = item.payload;
  if (refused !== undefined && ready.to.length > 1)
    await app.database.inWorkspace(item.workspace, (tx) => noteHandedIn(tx, { message, to: ready.to, refused }));
  return delivery;
}

export const mailTransport = defineTransport({
  name: 'mail',
  payload,
  deliver,
  settled: (tx, item, delivery) => settleDelivery(tx, item.payload.message, delivery),
});
