import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { IconUserQuestion } from '@tabler/icons-react';
import { useMay } from '../../app/session.ts';
import { usePlace } from '../place.ts';
import type { Conversation } from '../summary.ts';
import { keepApart, putThere } from './arranging.ts';
import { DecideButtons } from './decide-buttons.tsx';
import styles from './arrange.module.css';

/** Says that a conversation may belong to another, and lets a person decide. */
export function ReviewBanner({ conversation }: { conversation: Conversation }) {
  const { review, id, splitReason } = conversation;
  const may = useMay('conversation.arrange');
  const { open } = usePlace();
  if (review === null) return null;
  const { other, colleague, forged } = review;
  const { subject, customer } = other;
  const name = subject === '' ? customer : t`“${subject}” with ${customer}`;
  return (
    <div className={styles.banner} role="note" aria-label={t`May belong to another conversation`}>
      <IconUserQuestion size={18} stroke={1.7} aria-hidden="true" />
      <p>
        <Trans>
          May belong to{' '}
          <Link to="/inbox/$conversation" params={{ conversation: other.id }}>
            {name}
          </Link>
          .
        </Trans>{' '}
        {colleague ? t`A colleague of the sender takes part there.` : ''} {splitReason}
      </p>
      {may ? (
        <span className={styles.buttons}>
          <DecideButtons
            forged={forged}
            put={() => void putThere(id, { open })}
            keep={() => void keepApart(id, { open })}
          />
        </span>
      ) : null}
    </div>
  );
}
