import { defineListener, sql } from '#platform';
import { messageSettled } from '#channels';

/** What became of the message that carried a question. */
export const followDelivery = defineListener({
  name: 'listening.follow-delivery',
  on: [messageSettled],
  async handle(tx, { data, at }) {
    const { message, state } = data;
    if (state === 'delivered' || state === 'sent')
      await tx.run(sql`update listening.ask set delivered_at = coalesce(delivered_at, ${at}),
        state = case when state = 'sent' then 'delivered' else state end where message = ${message}`);
    else if (state === 'failed' || state === 'uncertain')
      await tx.run(sql`update listening.ask set state = 'failed', reason = ${state === 'failed' ? 'undeliverable' : 'uncertain'}
        where message = ${message} and state in ('sent', 'delivered')`);
  },
});
