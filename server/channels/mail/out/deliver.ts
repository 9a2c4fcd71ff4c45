import { defineTransport, type App, type Delivery, type HandOver } from '#platform';
import { z } from 'zod';
import { settleDelivery } from '../../settle.ts';
import { composeMail } from './compose.ts';
import { domainOf } from '../domain/signing-key.ts';
import { handIn } from './hand-in.ts';
import { signMail } from '../domain/sign-mail.ts';
import { prepareMail } from './prepare.ts';

const payload = z.object({ message: z.uuid(), to: z.string().optional() });
type Payload = z.output<typeof payload>;

async function deliver(app: App, item: { workspace: string; payload: Payload }, handOver: HandOver): Promise<Delivery> {
  const ready = await app.database.inWorkspace(item.workspace, (tx) => prepareMail(tx, app, item.payload));
  if (!('draft' in ready)) return ready;
  const { draft, key, to, mailbox } = ready;
  const { address } = draft.from;
  const composed = await composeMail(draft);
  const bytes = key === undefined ? composed : await signMail(composed, { domain: domainOf(address), key });
  return await handIn(app, mailbox, { from: address, to: [to], bytes, handOver });
}

export const mailTransport = defineTransport({
  name: 'mail',
  payload,
  deliver,
  settled: (tx, item, delivery) => settleDelivery(tx, item.payload.message, delivery),
});
