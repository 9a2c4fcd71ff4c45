import { describeFact } from '../facts.ts';
import type { GivenAnswers, GivenFact } from './given.ts';

/** What was found wrong with the data, and was left out before anything was computed. */
export type Fault =
  /** Answers of one customer with one score at one moment, beyond the first. */
  | { kind: 'twice'; n: number }
  /** Times below 0. */
  | { kind: 'negative'; key: string; n: number }
  /** Times that end before another one that they contain. */
  | { kind: 'crossed'; key: string; other: string; n: number }
  /** Words in a fact of numbers, or numbers in one of words. */
  | { kind: 'mixed'; key: string; n: number }
  /** Known before too few of the answers; `n` before how many. The whole fact is left out. */
  | { kind: 'gaps'; key: string; n: number }
  /** Of yes and no, or of every word, one side has too few good or too few other answers. The whole fact is left out. */
  | { kind: 'rare'; key: string; n: number }
  /** The same everywhere. The whole fact is left out. */
  | { kind: 'constant'; key: string; n: number };

/** Of more answers than this share nothing may be unknown. */
const mostUnknown = 0.3;

/** The answers without what cannot be true; and what that was. */
export function checked(given: GivenAnswers): { answers: GivenAnswers; faults: Fault[] } {
  const faults: Fault[] = [];
  const once = withoutTwice(given, faults);
  const whole = withoutMixed(once.facts, faults);
  const facts = withoutCrossed(withoutNegative(whole, faults), faults);
  const n = once.scores.length;
  const kept = facts.filter((fact) => {
    const kind = isConstant(fact) ? 'constant' : fact.rows.length < (1 - mostUnknown) * n ? 'gaps' : undefined;
    if (kind !== undefined) faults.push({ kind, key: fact.key, n: fact.rows.length });
    return kind === undefined;
  });
  return { answers: { ...once, facts: kept }, faults };
}

function withoutTwice(given: GivenAnswers, faults: Fault[]): GivenAnswers {
  const { customers, at, scores, weights, facts } = given;
  const seen = new Set<string>();
  const places = scores.map((score, row) => {
    const mark = `${customers[row]} ${at[row]} ${score}`;
    if (seen.has(mark)) return -1;
    return seen.add(mark).size - 1;
  });
  if (seen.size === scores.length) return given;
  faults.push({ kind: 'twice', n: scores.length - seen.size });
  const isKept = (_: unknown, row: number) => places[row] !== -1;
  return {
    customers: customers.filter(isKept),
    at: at.filter(isKept),
    scores: scores.filter(isKept),
    weights: weights.filter(isKept),
    facts: facts.map((fact) => {
      const kept = only(fact, (at) => places[fact.rows[at]!] !== -1);
      return { ...kept, rows: kept.rows.map((row) => places[row]!) };
    }),
  };
}

/** The part of a fact at the positions that fit. */
function only({ key, rows, values }: GivenFact, fits: (at: number) => boolean): GivenFact {
  const isKept = (_: unknown, at: number) => fits(at);
  return { key, rows: rows.filter(isKept), values: (values as readonly string[]).filter(isKept) };
}

function withoutMixed(facts: readonly GivenFact[], faults: Fault[]): GivenFact[] {
  return [...Map.groupBy(facts, ({ key }) => key)].map(([key, forms]) => {
    const [most, ...rest] = forms.toSorted((a, b) => b.rows.length - a.rows.length);
    for (const { rows } of rest) faults.push({ kind: 'mixed', key, n: rows.length });
    return most!;
  });
}

function isTime({ key, values }: GivenFact): boolean {
  const { unit } = describeFact(key);
  return typeof values[0] === 'number' && (unit === 'seconds' || unit === 'hours');
}

function withoutNegative(facts: readonly GivenFact[], faults: Fault[]): GivenFact[] {
  return facts.map((fact) => {
    if (!isTime(fact)) return fact;
    const kept = only(fact, (at) => (fact.values[at] as number) >= 0);
    const n = fact.rows.length - kept.rows.length;
    if (n > 0) faults.push({ kind: 'negative', key: fact.key, n });
    return kept;
  });
}

/** What cannot end before the other: a conversation is settled once it was answered. */
const within = [
  ['first_response_s', 'resolution_s'],
  ['first_response_opening_s', 'resolution_opening_s'],
] as const;

/** Where one time ends before another that it contains, one of the two is wrong, and nobody knows which: both are left out. */
function withoutCrossed(facts: readonly GivenFact[], faults: Fault[]): GivenFact[] {
  const byKey = new Map(facts.map((fact) => [fact.key, fact]));
  for (const [inner, outer] of within)
    for (const fact of facts.filter(({ key }) => key.endsWith(`:${inner}`))) {
      const other = byKey.get(fact.key.replace(inner, outer));
      if (other === undefined) continue;
      const until = new Map(other.rows.map((row, at) => [row, other.values[at]]));
      const wrong = new Set(fact.rows.filter((row, at) => (until.get(row) ?? Infinity) < (fact.values[at] ?? 0)));
      if (wrong.size === 0) continue;
      faults.push({ kind: 'crossed', key: other.key, other: fact.key, n: wrong.size });
      for (const each of [byKey.get(fact.key)!, other])
        byKey.set(
          each.key,
          only(each, (at) => !wrong.has(each.rows[at]!)),
        );
    }
  return [...byKey.values()];
}

function isConstant({ values }: GivenFact): boolean {
  const first = values[0];
  return (values as readonly unknown[]).every((value) => value === first);
}
