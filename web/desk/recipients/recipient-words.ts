import { t } from '@lingui/core/macro';
import type { Recipient } from '#core/channels/copies.ts';

/** How a mail names those it goes to. */
export const recipientNames: Record<Recipient['kind'], string> = {
  to: t({ message: 'To', context: 'mail' }),
  cc: t`Cc`,
  bcc: t`Bcc`,
};
