import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { takeBackTelling } from '#core/contract/telling.ts';
import { call } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { clock } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { ProgressBar } from '../../ui/progress.tsx';
import { attempt } from '../acting.ts';
import styles from '../care.module.css';
import type { WholeCause } from '../cause-words.ts';

type Telling = WholeCause['tellings'][number];

/** What is on its way, with the way back, and when everyone was told before. */
export function Tellings({ cause: { tellings } }: { cause: WholeCause }) {
  if (tellings.length === 0) return null;
  const going = tellings.filter(({ queued }) => queued > 0);
  const past = tellings.filter(({ queued }) => queued === 0);
  return (
    <div className={styles.tellings}>
      {going.map((telling) => (
        <Going key={telling.id} telling={telling} />
      ))}
      {past.length === 0 ? null : (
        <ul className={styles.pastTellings} aria-label={t`When they were told`}>
          {past.map((telling) => (
            <li key={telling.id}>
              <Moment at={telling.at} /> · {telling.by} · {factsOf(telling).join(' · ')}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function factsOf({ sent, held, takenBack }: Telling): string[] {
  return [
    t`${sent} told`,
    ...(held === 0 ? [] : [t`${held} held back`]),
    ...(takenBack === 0 ? [] : [t`${takenBack} taken back`]),
  ];
}

function Going({ telling }: { telling: Telling }) {
  const { id, total, queued, until } = telling;
  const may = useMay('care.tell');
  const cancel = () => void attempt(() => call(takeBackTelling, { id }));
  return (
    <>
      <ProgressBar
        label={t`Telling ${total} customers`}
        share={((total - queued) / total) * 100}
        facts={[...factsOf(telling), until === null ? null : t`the last one goes about ${ph({ time: clock(until) })}`]}
        cancel={may ? cancel : undefined}
      />
      <p className="muted">
        <Trans>Cancel takes back all that has not gone.</Trans>
      </p>
    </>
  );
}
