import { t } from '@lingui/core/macro';
import { IconForms, IconMail, IconMessage } from '@tabler/icons-react';
import { goesByMail, type Channel } from '#core/channels/channel.ts';

/** How the console shows by which channel a conversation came. */
export const channelLook: Record<Channel, { Icon: typeof IconMail; name: string }> = {
  mail: { Icon: IconMail, name: t`Mail` },
  chat: { Icon: IconMessage, name: t`Chat` },
  form: { Icon: IconForms, name: t`Form` },
};

/** A chat has no subject, and nobody names its number. */
export function hasSubject({ channel }: { channel: Channel }): boolean {
  return goesByMail(channel);
}
