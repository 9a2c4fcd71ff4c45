import { Trans } from '@lingui/react/macro';
import { lazy, Suspense } from 'react';
import { IconLock, IconRosetteDiscountCheck } from '@tabler/icons-react';
import { Badge } from '../ui/badge.tsx';
import type { MessageItem } from './items.ts';
import styles from './mail-marks.module.css';

const CalendarCard = lazy(async () => ({ default: (await import('./calendar-card.tsx')).CalendarCard }));

type Mark = MessageItem['marks'][number];
type Seal = Extract<Mark, { kind: 'signed' | 'encrypted' }>;

const look = { size: 13, stroke: 1.8, 'aria-hidden': true } as const;

/** What a seal says, and what it does not: nobody here checked it. */
function SealBadge({ seal: { kind, by } }: { seal: Seal }) {
  return kind === 'signed' ? (
    <Badge icon={<IconRosetteDiscountCheck {...look} />}>
      <Trans>Signed with {by}, not verified here</Trans>
    </Badge>
  ) : (
    <Badge tone="warn" icon={<IconLock {...look} />}>
      <Trans>Encrypted with {by}: only its owner’s key opens it</Trans>
    </Badge>
  );
}

/** What is to be said of a mail beside its words: seals, invitations, what was broken. */
export function MailMarks({ marks }: { marks: MessageItem['marks'] }) {
  const seals = marks.filter((mark) => mark.kind === 'signed' || mark.kind === 'encrypted');
  const calendars = marks.filter((mark) => mark.kind === 'calendar');
  const mended = marks.filter((mark) => mark.kind === 'mended');
  return (
    <>
      {seals.length === 0 ? null : (
        <p className={styles.seals}>
          {seals.map((seal) => (
            <SealBadge key={`${seal.kind} ${seal.by}`} seal={seal} />
          ))}
        </p>
      )}
      {calendars.map((calendar, at) => (
        <Suspense key={at}>
          <CalendarCard calendar={calendar} />
        </Suspense>
      ))}
      {mended.map(({ what }) => (
        <p key={what} className={styles.mended}>
          {what}
        </p>
      ))}
    </>
  );
}
