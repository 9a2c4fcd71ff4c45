import { existsSync } from 'node:fs';
import { guessReason, likeliest } from '#core/desk/reason-model/model.ts';
import { finished, trainReasons } from '#core/desk/reason-model/train.ts';
import { shareOf } from '#core/statistics/wilson.ts';
import { report } from './measure/report.ts';
import { reasonSets, type ReasonSet } from './reasons/samples.ts';

const histories = [250, 1_000, 4_000];
const mostAsked = 1_000;

const percent = (share: number): number => Math.round(share * 1_000) / 10;

function said(right: number, n: number): Record<string, number> {
  const { value, low, high } = shareOf(right, n);
  return n === 0 ? { '': 0 } : { '': percent(value), ', from': percent(low), ', to': percent(high) };
}

/** Learns from the first so many, and is asked about those that come next. */
function tryWith({ name, examples, outside }: ReasonSet, history: number): Record<string, number> {
  const known = examples.slice(0, history);
  const asked = examples.slice(history, history + mostAsked);
  const began = performance.now();
  const model = finished(trainReasons(known));
  const seconds = (performance.now() - began) / 1_000;
  const head = `${name}, ${history} learnt`;
  if (model === undefined) return { [`${head}: says nothing, too little to learn from`]: 1 };
  const guesses = asked.map(({ text }) => guessReason(model, text)?.reason);
  const spoken = guesses.filter((guess) => guess !== undefined).length;
  const right = guesses.filter((guess, at) => guess === asked[at]!.reason).length;
  const always = asked.filter(({ text, reason }) => likeliest(model, text)?.reason === reason).length;
  const most = Map.groupBy(known, ({ reason }) => reason);
  const [commonest = ''] = [...most].toSorted(([, one], [, other]) => other.length - one.length)[0] ?? [];
  const baseline = asked.filter(({ reason }) => reason === commonest).length;
  const loud = outside.filter((text) => guessReason(model, text) !== undefined).length;
  const shares = Object.entries(said(right, spoken)).map(([end, value]) => [
    `${head}: right of what it says${end}, %`,
    value,
  ]);
  return {
    [`${head}: reasons`]: model.labels.length,
    [`${head}: asked`]: asked.length,
    [`${head}: says something, %`]: percent(spoken / asked.length),
    ...(Object.fromEntries(shares) as Record<string, number>),
    [`${head}: right if it always spoke, %`]: percent(always / asked.length),
    [`${head}: right by always saying the commonest, %`]: percent(baseline / asked.length),
    ...(outside.length === 0
      ? {}
      : { [`${head}: says something about what has no reason, %`]: percent(loud / outside.length) }),
    [`${head}: seconds to learn`]: Math.round(seconds * 10) / 10,
  };
}

/** How right the guesses of reasons are on real texts: `npm run bench reasons <folder of data>`. */
export function run(): void {
  const folder = process.argv[3];
  if (folder === undefined || !existsSync(folder)) {
    process.stderr.write('Which folder of data? npm run bench reasons <folder>\n');
    process.exit(1);
  }
  const figures: Record<string, number> = {};
  for (const set of reasonSets(folder))
    for (const history of histories)
      if (set.examples.length >= history + 100) Object.assign(figures, tryWith(set, history));
  report({ bench: 'reasons', figures, limits: {} });
}
