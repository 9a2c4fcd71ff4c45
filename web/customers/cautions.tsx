import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconUserHeart, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { liftCaution, restoreCaution } from '#core/contract/cautions.ts';
import { useWrite } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { toast, toastError } from '../app/toast.tsx';
import { dayOf } from '../ui/format.ts';
import { cautionWords } from './caution-words.ts';
import styles from './cautions.module.css';
import type { Card } from './customer-frame.tsx';

type Caution = Card['cautions'][number];

/** What asks for care with a customer now. */
export function Cautions({ card: { id, cautions } }: { card: Pick<Card, 'id' | 'cautions'> }) {
  if (cautions.length === 0) return null;
  return (
    <ul className={styles.cautions} aria-label={t`To be treated with care`}>
      {cautions.map((caution) => (
        <li key={caution.id} className={styles.caution}>
          <IconUserHeart size={16} stroke={1.7} aria-hidden="true" />
          <div className={styles.what}>
            <b>{cautionWords[caution.kind]}</b>
            {caution.note === '' ? null : <p>{caution.note}</p>}
            <p className="muted">
              <Since caution={caution} /> <Trans>They are not asked how it was.</Trans>
            </p>
          </div>
          <TakeAway customer={id} caution={caution} />
        </li>
      ))}
    </ul>
  );
}

function Since({ caution: { since, until, by, about } }: { caution: Caution }) {
  const from = dayOf(since);
  if (about !== null)
    return (
      <Trans>
        Since {from}, as long as <Link to={`/care/cases/${about}` as string}>its recovery case</Link> is open.
      </Trans>
    );
  if (until === null) return <>{t`Since ${ph({ day: from })}, said by ${ph({ name: by })}.`}</>;
  return <>{t`From ${ph({ day: from })} until ${ph({ end: dayOf(until) })}, said by ${ph({ name: by })}.`}</>;
}

function TakeAway({ customer, caution: { id, kind, about } }: { customer: string; caution: Caution }) {
  const outdates = ['customer.'];
  const back = useWrite(restoreCaution, { outdates, onError: toastError });
  const at = { id: customer, caution: id };
  const undo = () => back.mutate(at);
  const lift = useWrite(liftCaution, {
    outdates,
    onError: toastError,
    onDone: () => toast({ text: t`It is over: ${ph({ what: cautionWords[kind] })}`, undo }),
  });
  if (!useMay('customer.edit') || about !== null) return null;
  const label = t`It is over: ${ph({ what: cautionWords[kind] })}`;
  return (
    <ActionIcon variant="subtle" size={26} aria-label={label} title={label} onClick={() => lift.mutate(at)}>
      <IconX size={15} stroke={1.7} />
    </ActionIcon>
  );
}
