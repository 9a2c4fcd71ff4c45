import { consentGroups, type ConsentGroup } from '#core/customers/consent.ts';

/** Channels for which a company says together whether consent comes first; what none of them has is `other`. */
export const channelGroups = consentGroups;
export type ChannelGroup = ConsentGroup;

/** The channels of a group; of `other` none, it is what is left. */
export const channelsOf: Readonly<Record<Exclude<ChannelGroup, 'other'>, readonly string[]>> = {
  mail: ['mail', 'form'],
  chat: ['chat'],
  page: ['web', 'app'],
};

/** The group that a channel is in. */
export function channelGroup(channel: string): ChannelGroup {
  return (['mail', 'chat', 'page'] as const).find((group) => channelsOf[group].includes(channel)) ?? 'other';
}
