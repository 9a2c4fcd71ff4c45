import { Figure } from '../ui/figure.tsx';
import { duration, number } from '../ui/format.ts';
import { Card } from '../ui/page.tsx';
import { DurationCard, type Service } from './duration-figure.tsx';
import { Since } from './since.tsx';
import { periodWords } from './words.ts';
import styles from './insight.module.css';

/** The figures of Service. */
export function FigureCards({ data }: { data: Service }) {
  return (
    <div className={styles.six}>
      <Card>
        <Counts data={data} />
      </Card>
      <Card>
        <DurationCard
          label="First response"
          figure={data.firstResponse}
          open="without an answer of a person"
          beside={botWords(data)}
        />
      </Card>
      <Card>
        <DurationCard label="Next response" figure={data.nextResponse} open="without an answer" of="waits" />
      </Card>
      <Card>
        <DurationCard label="Resolution" figure={data.resolution} open="still open" />
      </Card>
      <Shares data={data} />
    </div>
  );
}

function botWords({ botResponse: { n, median } }: Service): string | undefined {
  if (n === 0) return undefined;
  const within = median.value === null ? '' : `, half within ${duration(median.value)}`;
  return `Bots answered ${number(n)} more${within}`;
}

function Counts({ data: { volume, backlog, period } }: { data: Service }) {
  return (
    <div className={styles.pair}>
      <div>
        <Figure label="Conversations" value={volume.value} show={number} hue="fact" how={volume.how} />
        {volume.before === null ? null : (
          <div className={styles.change}>{`${number(volume.before)} in the ${periodWords(period.days)} before`}</div>
        )}
      </div>
      <div>
        <Figure label="Open now" value={backlog.value} show={number} hue="fact" how={backlog.how} />
        {backlog.before === null ? null : (
          <div className={styles.change}>{`${number(backlog.before)} when the period began`}</div>
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
        <Figure label="Resolved at first contact" {...firstContact} unit=" %" hue="fact" of="resolved" />
        <Since change={firstContact.change} days={period.days} />
        <div className={styles.change}>{`${number(notYetKnown)} not yet known, ${number(open)} open`}</div>
      </Card>
      <Card>
        <Figure label="Reopened" {...reopened} unit=" %" hue="fact" of="resolved" />
        <Since change={reopened.change} days={period.days} />
      </Card>
    </>
  );
}
