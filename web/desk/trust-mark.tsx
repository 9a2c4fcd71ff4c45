import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Popover } from '@mantine/core';
import { IconShield, IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import type { MailTrust, TrustVerdict } from '#core/channels/mail-trust.ts';
import { trustDetails, trustSentence } from './trust-words.ts';
import styles from './trust.module.css';

const shields: Record<TrustVerdict, typeof IconShield> = {
  proven: IconShieldCheck,
  failed: IconShieldX,
  unproven: IconShield,
  unknown: IconShield,
};
const names: Record<TrustVerdict, string> = {
  proven: t`Sender proven`,
  failed: t`Perhaps not from this sender`,
  unproven: t`Sender neither proven nor refuted`,
  unknown: t`Sender not looked up`,
};

/** A quiet shield behind the name of who wrote: what is known of where the mail came from. */
export function TrustMark({ trust }: { trust: MailTrust }) {
  const Shield = shields[trust.verdict];
  const details = trustDetails(trust);
  return (
    <Popover width={320} position="bottom-start" withArrow shadow="md">
      <Popover.Target>
        <button type="button" className={styles.mark} data-verdict={trust.verdict} aria-label={names[trust.verdict]}>
          <Shield size={13} stroke={1.9} aria-hidden="true" />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <p className={styles.sentence}>{trustSentence(trust)}</p>
        {details.length === 0 ? null : (
          <ul className={styles.details}>
            {details.map((line, at) => (
              <li key={at}>{line}</li>
            ))}
          </ul>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

/** What must be read before the words: somebody may have put another name under them. */
export function TrustWarning({ trust }: { trust: MailTrust | null }) {
  if (trust?.verdict !== 'failed') return null;
  return (
    <p className={styles.warning}>
      <IconShieldX size={15} stroke={1.9} aria-hidden="true" />
      <span>
        {trustSentence(trust)} <Trans>It joined no conversation and tells nothing about the customer.</Trans>
      </span>
    </p>
  );
}
