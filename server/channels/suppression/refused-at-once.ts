import { keptBack } from '#core/channels/suppression.ts';
import { defineListener, sql } from '#platform';
import { classIn, reasonOf, statusIn } from '../mail/bounces/reason.ts';
import { ofSenderWhereNamed } from '../mail/bounces/refused-sender.ts';
import { ownAddresses } from '../mail/own-addresses.ts';
import { messageSettled } from '../events.ts';
import { keepFates } from './keep-fates.ts';

type Sent = { address: string | null; reason: string | null };

/**
 * An address that the other server refuses while we hand the mail over is as wrong as one that it reports later. What it says
 * before it was asked for the recipient is of us; what we kept back ourselves quotes what was said before and says nothing new.
 */
export const noteRefusedAddress = defineListener({
  name: 'channels.note-refused-address',
  on: [messageSettled],
  async handle(tx, { data }) {
    if (data.state !== 'failed' || data.ofRecipient !== true) return;
    const sent = await tx.maybe<Sent>(sql`select lower(address) as address, state_reason as reason from channels.message
      where id = ${data.message} and channel = 'mail' and state = 'failed'
        and state_reason not like ${`${keptBack}%`}
        and not exists (select 1 from channels.bounce where bounce.message = message.id and bounce.sure)`);
    const status = statusIn(sent?.reason ?? '');
    if (sent?.reason == null || (status === null && classIn(sent.reason) === undefined)) return;
    const { address } = sent;
    const reason = reasonOf(sent.reason, status);
    const fate = { address, action: 'failed' as const, status, reason, diagnostic: sent.reason };
    const about = {
      message: data.message,
      address,
      kind: 'delivery' as const,
      raw: null,
      sure: true,
      counts: true,
    };
    await keepFates(tx, about, [ofSenderWhereNamed(fate, await ownAddresses(tx))]);
  },
});
