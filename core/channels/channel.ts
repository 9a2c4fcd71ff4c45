/** The ways by which a conversation with a customer begins. */
export const channelKinds = ['mail', 'chat', 'form'] as const;
export type Channel = (typeof channelKinds)[number];

/** Whether what we write in a conversation goes out by mail: who filled in a form left an address, and nothing else. */
export function goesByMail(channel: Channel): boolean {
  return channel !== 'chat';
}

/** The transport that takes what we write in a conversation. */
export function transportOf(channel: Channel): 'mail' | 'chat' {
  return goesByMail(channel) ? 'mail' : 'chat';
}

const touchpoints: Record<Channel, string> = { mail: 'support_mail', chat: 'chat', form: 'contact_form' };

/** The catalogue's touchpoint of a channel. */
export function touchpointOfChannel(channel: Channel): string {
  return touchpoints[channel];
}
