import { t } from '@lingui/core/macro';
import { listed } from '../../ui/format.ts';
import type { Recipient } from '#core/channels/copies.ts';

/** What is said of what was typed and is no address. */
export function noAddress(wrong: readonly string[]): string {
  const typed = listed(wrong);
  return t`${typed} is no e-mail address.`;
}

/** How a mail names those it goes to. */
export const recipientNames: Record<Recipient['kind'], string> = {
  to: t({ message: 'To', context: 'mail' }),
  cc: t`Cc`,
  bcc: t`Bcc`,
};
