import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { readServiceFacts } from '#core/contract/conversation-facts.ts';
import { useRead } from '../app/read.ts';
import { duration } from '../ui/format.ts';
import { KeyValues } from '../ui/page.tsx';
import { shortName } from './summary.ts';
import styles from './rail.module.css';

type Facts = WireOutputOf<typeof readServiceFacts>;
type Row = readonly [name: string, value: string];

const everyMinute = 60_000;

function firstAnswer({ firstResponse }: Facts): Row[] {
  if (firstResponse === null) return [];
  const { seconds, ended, by } = firstResponse;
  if (!ended) return [['First answer', `waits ${duration(seconds)}`]];
  return [['First answer', by === null ? duration(seconds) : `${duration(seconds)}, ${shortName(by.name)}`]];
}

function laterAnswers({ nextResponses }: Facts): Row[] {
  const waits = nextResponses.find(({ ended }) => !ended);
  const given = nextResponses.filter(({ ended }) => ended).map(({ seconds }) => seconds);
  const longest = given.length === 0 ? [] : [`${given.length}, at most ${duration(Math.max(...given))}`];
  return [
    ...longest.map((words) => ['Later answers', words] as const),
    ...(waits === undefined ? [] : [['Next answer', `waits ${duration(waits.seconds)}`] as const]),
  ];
}

function wholeTime({ handling, resolution, hours }: Facts): Row[] {
  if (resolution === null) return [];
  const { ended } = resolution;
  const inHours: Row[] = hours ? [['Of it in opening hours', duration(handling.openingSeconds)]] : [];
  const settled: Row[] =
    ended && resolution.seconds > handling.seconds ? [['Settled after', duration(resolution.seconds)]] : [];
  return [...settled, [ended ? 'Was open for' : 'Open for', duration(handling.seconds)], ...inHours];
}

/** What we did, in figures: how long the customer waited for answers, and how long it has been open. */
export function RailService({ conversation }: { conversation: string }) {
  const { data } = useRead(readServiceFacts, { id: conversation }, { every: everyMinute });
  const rows = data === undefined ? [] : [...firstAnswer(data), ...laterAnswers(data), ...wholeTime(data)];
  if (rows.length === 0) return null;
  return (
    <section className={styles.block}>
      <h3 className={styles.title}>Service</h3>
      <KeyValues rows={rows} />
    </section>
  );
}
