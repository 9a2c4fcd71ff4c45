import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { readServiceFacts } from '#core/contract/conversation-facts.ts';
import { useRead } from '../app/read.ts';
import { duration, number } from '../ui/format.ts';
import { KeyValues } from '../ui/page.tsx';
import { shortName } from './summary.ts';
import styles from './rail.module.css';

type Facts = WireOutputOf<typeof readServiceFacts>;
type Row = readonly [name: string, value: string];

const everyMinute = 60_000;

function firstAnswer({ firstResponse }: Facts): Row[] {
  if (firstResponse === null) return [];
  const { seconds, ended, by } = firstResponse;
  if (!ended) return [[t`First answer`, t`waits ${ph({ time: duration(seconds) })}`]];
  return [[t`First answer`, by === null ? duration(seconds) : `${duration(seconds)}, ${shortName(by.name)}`]];
}

function givenWords(given: readonly number[]): string {
  const answers = number(given.length);
  const longest = duration(Math.max(...given));
  return t({ message: `${answers}, at most ${longest}`, comment: 'how many answers, and the longest wait for one' });
}

function laterAnswers({ nextResponses }: Facts): Row[] {
  const waits = nextResponses.find(({ ended }) => !ended);
  const given = nextResponses.filter(({ ended }) => ended).map(({ seconds }) => seconds);
  const later: Row[] = given.length === 0 ? [] : [[t`Later answers`, givenWords(given)]];
  const next: Row[] = waits === undefined ? [] : [[t`Next answer`, t`waits ${ph({ time: duration(waits.seconds) })}`]];
  return [...later, ...next];
}

function wholeTime({ handling, resolution, hours }: Facts): Row[] {
  if (resolution === null) return [];
  const { ended } = resolution;
  const inHours: Row[] = hours ? [[t`Of it in opening hours`, duration(handling.openingSeconds)]] : [];
  const settled: Row[] =
    ended && resolution.seconds > handling.seconds ? [[t`Settled after`, duration(resolution.seconds)]] : [];
  return [...settled, [ended ? t`Was open for` : t`Open for`, duration(handling.seconds)], ...inHours];
}

/** What we did, in figures: how long the customer waited for answers, and how long it has been open. */
export function RailService({ conversation }: { conversation: string }) {
  const { data } = useRead(readServiceFacts, { id: conversation }, { every: everyMinute });
  const rows = data === undefined ? [] : [...firstAnswer(data), ...laterAnswers(data), ...wholeTime(data)];
  if (rows.length === 0) return null;
  return (
    <section className={styles.block}>
      <h3 className={styles.title}>
        <Trans>Service</Trans>
      </h3>
      <KeyValues rows={rows} />
    </section>
  );
}
