import type { PlanRow } from '#core/listening/asking/plan.ts';
import { rollKey, rollOf } from '#core/listening/asking/roll.ts';
import { normalTails } from '#core/statistics/distributions.ts';
import { shareOf } from '#core/statistics/wilson.ts';
import { report } from './measure/report.ts';
import { madeSurveys, planned, type MadeSurvey } from './sampling/company.ts';
import { madeCustomer } from './sampling/contacts.ts';
import { playYear, type Stage } from './sampling/play.ts';
import { addReplayed, noReplays, type Replayed } from './sampling/replay.ts';
import { addAnswer, addYear, drawnAsPlanned, noTally, type Tally } from './sampling/tally.ts';

const replays = 400;
const mostReplayed = 20_000;

const rounded = (value: number, digits = 4): number => Number(value.toPrecision(digits));

/**
 * A year of asking by the product's rules, in virtual time: 20 surveys of a made company, planned before it starts.
 * `npm run bench sampling [customers] [seed]`
 */
export function run(): void {
  const customers = Number(process.argv[3] ?? 1_000_000);
  const seed = Number(process.argv[4] ?? 20_261_123);
  const began = performance.now();
  const surveys = madeSurveys(customers);
  const plan = planned(surveys, customers);
  const planning = performance.now() - began;
  const { tally, again, replaying } = play({ customers, seed, surveys, chances: plan.map(({ p }) => p) });
  const seconds = (performance.now() - began) / 1_000;
  report({
    bench: 'sampling',
    figures: {
      customers,
      surveys: surveys.length,
      ...volume(tally),
      ...inclusion(tally, { again, chances: plan.map(({ p }) => p) }),
      ...reach(tally, again),
      ...targets(tally, plan, surveys),
      ...scores(again),
      'planned in, ms': rounded(planning),
      'seconds, all': rounded(seconds),
      'seconds, replays': rounded(replaying / 1_000),
      'decisions a second, without replays': Math.round(tally.decisions / (seconds - replaying / 1_000)),
    },
    limits: { 'p of a test that says no': 0.001 },
  });
}

interface Company {
  customers: number;
  seed: number;
  surveys: readonly MadeSurvey[];
  chances: readonly number[];
}

/** Plays everybody's year, one customer after the other; of some it is replayed. */
function play({ customers, seed, surveys, chances }: Company): { tally: Tally; again: Replayed; replaying: number } {
  const keysOf = (replay: number) => surveys.map(({ touchpoint }) => rollKey(`salt ${seed}`, touchpoint, replay));
  const stage: Stage = { surveys, keys: keysOf(0), chances };
  const shares = surveys.map(({ share }) => share);
  const keys = Array.from({ length: replays }, (_, at) => keysOf(at + 1));
  const willing = rollKey('willing', String(seed));
  const every = Math.ceil(customers / mostReplayed);
  const [tally, again] = [noTally(surveys.length), noReplays()];
  let replaying = 0;
  for (let number = 0; number < customers; number++) {
    const customer = madeCustomer(seed, number, shares);
    const played = playYear(stage, customer);
    const answers = (survey: number, episode: string): boolean =>
      rollOf(willing, customer.id, `${survey} ${episode}`) < surveys[survey]!.response;
    addYear(tally, played, customer.wish);
    for (const ask of played.sent) if (answers(ask.survey, ask.episode)) addAnswer(tally, ask);
    if (number % every !== 0) continue;
    const from = performance.now();
    addReplayed(again, stage, { customer, played, keys, answers });
    replaying += performance.now() - from;
  }
  return { tally, again, replaying };
}

function volume({ decisions, sent, deferred, silent, violations }: Tally): Record<string, number> {
  return {
    decisions,
    asked: sent,
    'put off by quiet hours': deferred,
    'silent when due (taken up again, or held after all)': silent,
    'quarantine violated': violations,
  };
}

function inclusion(
  tally: Tally,
  { again, chances }: { again: Replayed; chances: readonly number[] },
): Record<string, number> {
  const drawn = drawnAsPlanned(tally, chances);
  const { asked, expected, squares } = again;
  return {
    'eligible and free: p of drawn = p': rounded(drawn.p),
    'eligible and free: largest distance of a survey, standard errors': rounded(drawn.worst, 3),
    'all eligible, replayed: asked': asked,
    'all eligible, replayed: sum of p · free': rounded(expected, 7),
    'all eligible, replayed: p of asked = p · free': rounded(normalTails((asked - expected) / Math.sqrt(squares))),
  };
}

/** Which contacts of a customer are ever asked about: of each number, from the first on, where at least 10 asks are to be expected. */
function reach(tally: Tally, again: Replayed): Record<string, number> {
  const places = tally.nth.flatMap((place, nth) => {
    const like = again.nth[nth];
    if (nth === 0 || place === undefined || like === undefined) return [];
    const expected = (place.n * like.expected) / like.n;
    return expected < 10 ? [] : [{ nth, asked: place.asked, share: place.asked / place.n }];
  });
  return {
    'contacts of a customer looked at, up to the': places.at(-1)?.nth ?? 0,
    'of them out of reach': places.filter(({ asked }) => asked === 0).length,
    'asked about, first contacts, %': rounded(100 * (places[0]?.share ?? 0)),
    'asked about, the number with the fewest, %': rounded(100 * Math.min(...places.map(({ share }) => share))),
  };
}

function targets(tally: Tally, plan: readonly PlanRow[], surveys: readonly MadeSurvey[]): Record<string, number> {
  const months = (short: boolean): boolean[] =>
    plan.flatMap((row, at) =>
      (row.short === null) === short ? [] : tally.bySurvey[at]!.answers.map((count) => count >= surveys[at]!.target),
    );
  const [good, hopeless] = [months(false), months(true)];
  const met = shareOf(good.filter(Boolean).length, good.length);
  return {
    'surveys the plan says can reach their target': plan.filter(({ short }) => short === null).length,
    'their months, reached, %': rounded(100 * met.value),
    'their months, reached, from, %': rounded(100 * met.low),
    'their months, reached, to, %': rounded(100 * met.high),
    'surveys the plan says have too few episodes': plan.filter(({ short }) => short === 'episodes').length,
    'surveys the plan says quarantine keeps too low': plan.filter(({ short }) => short === 'quarantine').length,
    'their months, reached all the same': hopeless.filter(Boolean).length,
  };
}

function scores({ score }: Replayed): Record<string, number> {
  return {
    'mean score of all contacts': rounded(score.truth / score.n),
    'of answers, weighted': rounded(score.weighted / score.weights),
    'of answers, as they are': rounded(score.plain / score.answers),
    'answers weighted': score.answers,
  };
}
