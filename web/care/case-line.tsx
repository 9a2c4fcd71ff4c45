import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { lazy, Suspense } from 'react';
import { Link } from '@tanstack/react-router';
import { listRecoveries } from '#core/contract/care.ts';
import { useRead } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import styles from './care.module.css';
import { signTitle, stateWords } from './case-words.ts';
import { Due } from './due.tsx';

const HeldBack = lazy(async () => ({ default: (await import('../ui/held-back.tsx')).HeldBack }));

/** On a conversation: the recovery case that is open about it. */
export function CaseLine({ conversation }: { conversation: string }) {
  const may = useMay('care.read');
  const { data } = useRead(listRecoveries, { conversation, limit: '1' }, { enabled: may });
  const recovery = data?.items[0];
  if (recovery === undefined || recovery.conversation?.id !== conversation) return null;
  const sign = recovery.signs[0];
  return (
    <div className={styles.line} role="group" aria-label={t`Recovery case`}>
      <span>{sign === undefined ? t`Recovery case` : signTitle(sign)}</span>
      {sign?.held == null ? null : (
        <Suspense>
          <HeldBack ofCase held={sign.held} />
        </Suspense>
      )}
      <span className={styles.standing}>{stateWords[recovery.state]}</span>
      {recovery.state === 'made-good' ? null : <Due recovery={recovery} />}
      <Link to="/care/cases/$recovery" params={{ recovery: recovery.id }}>
        <Trans>Recovery case</Trans>
      </Link>
    </div>
  );
}
