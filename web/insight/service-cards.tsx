import { ph, plural, t } from '@lingui/core/macro';
import { Figure } from '../ui/figure.tsx';
import { duration, number } from '../ui/format.ts';
import { Card } from '../ui/page.tsx';
import { DurationCard, type Service } from './duration-figure.tsx';
import { Since } from './since.tsx';
import { periodWords } from './words.ts';
import { See, ServedLink } from './served-link.tsx';
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
          times="first-response"
          figure={data.firstResponse}
          open={withoutPerson}
          beside={
            <ServedLink served={{ of: 'bot-response' }} n={data.botResponse.n}>
              {botWords(data)}
            </ServedLink>
          }
        />
      </Card>
      <Card>
        <DurationCard
          label={t`Next response`}
          times="next-response"
          figure={data.nextResponse}
          open={withoutAnswer}
          of={t({ message: 'waits', context: 'counted' })}
        />
      </Card>
      <Card>
        <DurationCard label={t`Resolution`} times="resolution" figure={data.resolution} open={stillOpen} />
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
          <div className={styles.change}>
            <ServedLink served={{ of: 'begun-before' }} n={volume.before}>
              {t`${ph({ count: number(volume.before) })} in the ${ph({ period: periodWords(period.days) })} before`}
            </ServedLink>
          </div>
        )}
        <See of="begun" n={volume.value} name={t`Conversations`} />
      </div>
      <div>
        <Figure label={t`Open now`} value={backlog.value} show={number} hue="fact" how={backlog.how} />
        {backlog.before === null ? null : (
          <div className={styles.change}>
            <ServedLink served={{ of: 'open-before' }} n={backlog.before}>
              {t`${ph({ count: number(backlog.before) })} when the period began`}
            </ServedLink>
          </div>
        )}
        <See of="open" n={backlog.value} name={t`Open now`} />
      </div>
    </div>
  );
}

function Shares({ data: { firstContact, reopened, period } }: { data: Service }) {
  const { notYetKnown, open } = firstContact;
  const unknown = number(notYetKnown);
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
        <div className={styles.p90}>
          <span>
            <ServedLink served={{ of: 'not-known' }} n={notYetKnown}>{t`${unknown} not yet known`}</ServedLink>
          </span>
          <span>
            <ServedLink served={{ of: 'not-resolved' }} n={open}>
              {stillOpen(open)}
            </ServedLink>
          </span>
        </div>
        <See of="first-contact" n={firstContact.n} name={t`Resolved at first contact`} />
        <ServedLink line served={{ of: 'once' }} n={firstContact.n}>{t`See those at first contact`}</ServedLink>
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
        <See of="resolved" n={reopened.n} name={t`Reopened`} />
        <ServedLink line served={{ of: 'reopened' }} n={reopened.n}>{t`See those reopened`}</ServedLink>
      </Card>
    </>
  );
}
