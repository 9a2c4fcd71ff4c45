import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { readAnswered } from '#core/contract/answered.ts';
import { useRead } from '../app/read.ts';
import { FigureText } from '../ui/figure-text.tsx';
import { Figure } from '../ui/figure.tsx';
import { duration, number } from '../ui/format.ts';
import { HowPopover } from '../ui/how-computed.tsx';
import { Pane } from '../ui/page.tsx';
import { Loaded } from '../ui/states.tsx';
import { words } from '../ui/words.ts';
import { DataTable, type Column } from '../ui/table.tsx';
import { MedianText } from './duration-figure.tsx';
import { usePlace } from './frame.tsx';
import styles from './insight.module.css';
import { asQuery } from './place.ts';
import { WordedDialog } from './worded-dialog.tsx';

type Answered = WireOutputOf<typeof readAnswered>;
type Given = Answered['asked'];
type Group = Given['byTouchpoint'][number];
type Source = 'asked' | 'volunteered';

/** How much of what customers wrote in answers got a reply of ours, and how soon. */
export function AnsweredPane() {
  const [place] = usePlace();
  const query = useRead(readAnswered, asQuery(place), { every: 60_000 });
  const title = t`Feedback answered`;
  return (
    <Pane
      title={
        <span className={styles.head}>
          {title}
          {query.data === undefined ? null : <HowPopover label={title} how={query.data.how} />}
        </span>
      }
      about={
        query.data?.time === 'opening'
          ? t`Answers with words that got a reply of ours afterwards, and the time to it in opening hours.`
          : t`Answers with words that got a reply of ours afterwards, and the calendar time to it.`
      }
    >
      <Loaded query={query} rows={4}>
        {({ asked, volunteered }) => (
          <>
            <Given given={asked} source="asked" name={t`When asked`} />
            {volunteered.share.n + volunteered.anonymous === 0 ? null : (
              <Given given={volunteered} source="volunteered" name={t`Of their own accord`} />
            )}
          </>
        )}
      </Loaded>
    </Pane>
  );
}

function Given({ given, source, name }: { given: Given; source: Source; name: string }) {
  const { share, time, anonymous, drawnFrom, byTouchpoint } = given;
  const of = t`answers with words`;
  if (share.n + anonymous === 0)
    return (
      <p className="muted">
        <Trans>Nobody who was asked wrote anything in this period.</Trans>
      </p>
    );
  return (
    <section aria-label={name}>
      <h3 className={styles.given}>{name}</h3>
      <div className={styles.pair}>
        <Figure label={t`Got a reply`} {...share} unit=" %" hue="fact" of={of} />
        <Figure
          label={t`Time to the reply, median`}
          {...time.median}
          show={duration}
          hue="fact"
          of={of}
          none={time.median.state === 'not-reached' ? t`not reached: most have no reply` : words.nothingToCount}
        />
      </div>
      <WordedDialog group={{ source }} title={name} n={share.n} open={t`Read the answers`} />
      <Beside anonymous={anonymous} drawnFrom={drawnFrom} source={source} />
      {byTouchpoint.length === 0 ? null : (
        <DataTable
          label={t`${name}: by touchpoint`}
          rows={{ items: byTouchpoint }}
          columns={columnsOf(source)}
          rowKey={({ key }) => key}
          empty={null}
        />
      )}
    </section>
  );
}

function Beside({ anonymous, drawnFrom, source }: Pick<Given, 'anonymous' | 'drawnFrom'> & { source: Source }) {
  if (anonymous === 0 && drawnFrom === null) return null;
  return (
    <p className={styles.foot}>
      {drawnFrom === null ? null : t`Drawn from ${ph({ all: number(drawnFrom) })} answers.`}{' '}
      {anonymous === 0
        ? null
        : t`${ph({ count: number(anonymous) })} more were written by nobody known: no one can reply to them.`}{' '}
      <WordedDialog
        group={{ source, which: 'anonymous' }}
        title={t`Written by nobody known`}
        n={anonymous}
        open={t`Read them`}
      />
    </p>
  );
}

function columnsOf(source: Source): Column<Group>[] {
  return [
    { head: t`Touchpoint`, wraps: true, cell: ({ name }) => <b>{name}</b> },
    {
      head: t`Got a reply`,
      wraps: true,
      cell: ({ key, name, share }) => (
        <>
          <FigureText {...share} unit=" %" />{' '}
          <WordedDialog group={{ source, touchpoint: key }} title={name} n={share.n} open={t`Read them`} />
        </>
      ),
    },
    {
      head: t`Time to the reply, median`,
      wide: true,
      wraps: true,
      cell: ({ time }) => <MedianText figure={time} of={t`answers`} />,
    },
    {
      head: t({ message: 'No reply', context: 'answers counted' }),
      right: true,
      cell: ({ key, name, unanswered }) => (
        <WordedDialog
          group={{ source, which: 'unanswered', touchpoint: key }}
          title={t`${name}: no reply yet`}
          n={unanswered}
        />
      ),
    },
  ];
}
