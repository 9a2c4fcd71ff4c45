import { IconForms, IconMail, IconMessage } from '@tabler/icons-react';
import { goesByMail, type Channel } from '#core/channels/channel.ts';

/** How the console shows by which channel a conversation came. */
export const channelLook: Record<Channel, { Icon: typeof IconMail; name: string }> = {
  mail: { Icon: IconMail, name: 'Mail' },
  chat: { Icon: IconMessage, name: 'Chat' },
  form: { Icon: IconForms, name: 'Form' },
};

/** A chat has no subject, and nobody names its number. */
export function hasSubject({ channel }: { channel: Channel }): boolean {
  return goesByMail(channel);
}
