import { ph, plural, t } from '@lingui/core/macro';
import { Figure } from '../ui/figure.tsx';
import { duration, number } from '../ui/format.ts';
import { Card } from '../ui/page.tsx';
import { DurationCard, type Service } from './duration-figure.tsx';
import { Since } from './since.tsx';
import { periodWords } from './words.ts';
import styles from './insight.module.css';

const withoutPerson = (open: number) =>
  plural(open, { one: '# without an answer of a person', other: '# without an answer of a person' });
const withoutAnswer = (open: number) => plural(open, { one: '# without an answer', other: '# without an answer' });
const stillOpen = (open: number) => plural(open, { one: '# still open', other: '# still open' });

/** The figures of Service. */
export function FigureCards({ data }: { data: Service }) {
  return (
    <div className={styles.six}>
      <Card>
        <Counts data={data} />
      </Card>
      <Card>
        <DurationCard
          label={t`First response`}
          figure={data.firstResponse}
          open={withoutPerson}
          beside={botWords(data)}
        />
      </Card>
      <Card>
        <DurationCard
          label={t`Next response`}
          figure={data.nextResponse}
          open={withoutAnswer}
          of={t({ message: 'waits', context: 'counted' })}
        />
      </Card>
      <Card>
        <DurationCard label={t`Resolution`} figure={data.resolution} open={stillOpen} />
      </Card>
      <Shares data={data} />
    </div>
  );
}

function botWords({ botResponse: { n, median } }: Service): string | undefined {
  if (n === 0) return undefined;
  if (median.value === null) return plural(n, { one: 'Bots answered # more', other: 'Bots answered # more' });
  const within = duration(median.value);
  return plural(n, {
    one: `Bots answered # more, half within ${within}`,
    other: `Bots answered # more, half within ${within}`,
  });
}

function Counts({ data: { volume, backlog, period } }: { data: Service }) {
  return (
    <div className={styles.pair}>
      <div>
        <Figure label={t`Conversations`} value={volume.value} show={number} hue="fact" how={volume.how} />
        {volume.before === null ? null : (
          <div
            className={styles.change}
          >{t`${ph({ count: number(volume.before) })} in the ${ph({ period: periodWords(period.days) })} before`}</div>
        )}
      </div>
      <div>
        <Figure label={t`Open now`} value={backlog.value} show={number} hue="fact" how={backlog.how} />
        {backlog.before === null ? null : (
          <div className={styles.change}>{t`${ph({ count: number(backlog.before) })} when the period began`}</div>
        )}
      </div>
    </div>
  );
}

function Shares({ data: { firstContact, reopened, period } }: { data: Service }) {
  const { notYetKnown, open } = firstContact;
  return (
    <>
      <Card>
        <Figure
          label={t`Resolved at first contact`}
          {...firstContact}
          unit=" %"
          hue="fact"
          of={t({ message: 'resolved', context: 'conversations counted' })}
        />
        <Since change={firstContact.change} days={period.days} />
        <div
          className={styles.change}
        >{t`${ph({ notYetKnown: number(notYetKnown) })} not yet known, ${ph({ open: number(open) })} open`}</div>
      </Card>
      <Card>
        <Figure
          label={t`Reopened`}
          {...reopened}
          unit=" %"
          hue="fact"
          of={t({ message: 'resolved', context: 'conversations counted' })}
        />
        <Since change={reopened.change} days={period.days} />
      </Card>
    </>
  );
}
