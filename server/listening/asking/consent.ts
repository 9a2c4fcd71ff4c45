import { channelGroup, channelsOf } from '#core/listening/asking/channel-groups.ts';
import { consentOf, customerConsent } from '#customers';
import { defineListener, sql, type RawBuilder, type Tx } from '#platform';
import { askingSettings } from './settings.ts';

/** Whether somebody may not be asked on a channel: they objected, or they have to agree first and have not. */
export async function lacksConsent(
  tx: Tx,
  { customer, channel }: { customer: string; channel: string },
): Promise<boolean> {
  const said = await consentOf(tx, customer, 'opinion');
  if (said !== null) return said === 'withdrawn';
  return (await askingSettings(tx)).consentFirst.includes(channelGroup(channel));
}

/** What customers of asks said, as `said`, for `lackingConsent`. */
export const withConsent = sql`left join customers.consent_of said on said.customer = ask.customer and said.purpose = 'opinion'`;

/** The same as a condition over `listening.ask` and `said`, as things stand now. */
export async function lackingConsent(tx: Tx): Promise<RawBuilder<boolean>> {
  const { consentFirst } = await askingSettings(tx);
  const named = Object.values(channelsOf).flat();
  const first = consentFirst.flatMap((group) => (group === 'other' ? [] : channelsOf[group]));
  const onChannel = sql<boolean>`(ask.channel = any(${first}::text[])
    or ${consentFirst.includes('other')} and not ask.channel = any(${named}::text[]))`;
  return sql<boolean>`coalesce(said.state = 'withdrawn', ${onChannel})`;
}

/** Who withdraws is not asked any more from that moment on, also by what waits. */
export const heedWithdrawal = defineListener({
  name: 'listening.heed-withdrawal',
  on: [customerConsent],
  async handle(tx, { data }) {
    if (data.purpose !== 'opinion' || (await consentOf(tx, data.customer, 'opinion')) !== 'withdrawn') return;
    await tx.run(sql`update listening.ask set state = 'not-asked', reason = 'no-consent' where state = 'scheduled' and customer in (
      select family.id from customers.root person join customers.root family on family.root = person.root where person.id = ${data.customer})`);
  },
});
