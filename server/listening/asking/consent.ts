import { channelGroup, channelsOf } from '#core/listening/asking/channel-groups.ts';
import { consentOf, customerConsent } from '#customers';
import { defineListener, sql, type RawBuilder, type Tx } from '#platform';
import { askingSettings } from './settings.ts';

/** Whether somebody may not be asked on a channel: they objected, or they have to agree first and have not. */
export async function lacksConsent(
  tx: Tx,
  { customer, channel }: { customer: string; channel: string },
): Promise<boolean> {
  const group = channelGroup(channel);
  const said = await consentOf(tx, customer, { purpose: 'opinion', channel: group });
  if (said !== null) return said === 'withdrawn';
  return (await askingSettings(tx)).consentFirst.includes(group);
}

/** The group of an ask's channel. */
const groupOfAsk = sql`case ${sql.join(
  Object.entries(channelsOf).map(([group, channels]) => sql`when ask.channel = any(${channels}::text[]) then ${group}`),
  sql` `,
)} else 'other' end`;

/** What customers of asks said of their channels, as `said`, for `lackingConsent`. */
export const withConsent = sql`left join customers.consent_of said on said.customer = ask.customer and said.purpose = 'opinion'
  and said.channel = ${groupOfAsk}`;

/** The same as a condition over `listening.ask` and `said`, as things stand now. */
export async function lackingConsent(tx: Tx): Promise<RawBuilder<boolean>> {
  const { consentFirst } = await askingSettings(tx);
  return sql<boolean>`coalesce(said.state = 'withdrawn', ${groupOfAsk} = any(${consentFirst}::text[]))`;
}

/** Who withdraws is not asked any more from that moment on, also by what waits. */
export const heedWithdrawal = defineListener({
  name: 'listening.heed-withdrawal',
  on: [customerConsent],
  async handle(tx, { data }) {
    if (data.purpose !== 'opinion') return;
    await tx.run(sql`update listening.ask set state = 'not-asked', reason = 'no-consent' from customers.consent_of said
      where ask.state = 'scheduled' and said.customer = ask.customer and said.purpose = 'opinion' and said.channel = ${groupOfAsk}
        and said.state = 'withdrawn' and ask.customer in (select family.id from customers.root person
          join customers.root family on family.root = person.root where person.id = ${data.customer})`);
  },
});
