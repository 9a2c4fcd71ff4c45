import { carrierOf } from '#core/listening/asking/occasion.ts';
import type { Against } from '#core/listening/asking/reasons-in-order.ts';
import { sql, type Tx } from '#platform';
import { decideEpisode, type Decided, type Episode } from './decide-episode.ts';
import type { Occasion } from './occasions.ts';
import { hasWay } from './way-to.ts';

type Given = Omit<Episode, 'survey' | 'chance' | 'again' | 'about'>;

/** Decides about something an occasion is about: on its own channel, by mail where that carries nothing and the settings allow it. */
export async function decideOccasion(tx: Tx, occasion: Occasion, given: Given): Promise<Decided> {
  const { survey, chance } = occasion;
  const way = await wayFor(tx, occasion, given);
  const early = await isEarly(tx, occasion, given.customer);
  const against = { ...given.against, ...way.against, ...(early ? { 'out-of-turn': true } : {}) };
  return decideEpisode(tx, { ...given, survey, chance, channel: way.channel, against });
}

async function wayFor(
  tx: Tx,
  { mailFallback }: Occasion,
  { customer, conversation, channel }: Given,
): Promise<{ channel: string; against: Against }> {
  if (conversation != null) return { channel, against: {} };
  const carrier = carrierOf(channel);
  if (carrier !== null && (await hasWay(tx, { customer, channel: carrier }))) return { channel: carrier, against: {} };
  if (mailFallback && (await hasWay(tx, { customer, channel: 'mail' }))) return { channel: 'mail', against: {} };
  return { channel, against: carrier === null && !mailFallback ? { 'no-channel': true } : { 'no-way': true } };
}

/** Whether another survey is to come first, and has not, or came last not long enough ago. */
async function isEarly(tx: Tx, { after }: Occasion, customer: string): Promise<boolean> {
  if (after === null) return false;
  const until = new Date(tx.now.getTime() - after.days * 86_400_000);
  const { last } = await tx.one(sql<{ last: Date | null }>`
    select max(case ${after.what}::text when 'asked' then sent_at else answered_at end) as last from listening.ask
    join customers.root family on family.id = ask.customer join customers.root person on person.root = family.root
    where person.id = ${customer} and survey = ${after.survey} and state <> 'failed' and not again`);
  return last === null || last > until;
}
