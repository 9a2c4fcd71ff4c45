import { momentsOf, type Moments } from '#core/statistics/drivers/moments.ts';
import { isGood, isLow } from '#core/touchpoints/scales.ts';
import { isNet, type Measure } from '../feeling.ts';
import { factColumns, type FactColumns } from './fact-columns.ts';
import type { GivenAnswers } from './given.ts';
import type { Fault } from './quality.ts';
import { mayExplain, stageOf, type Stage } from './stages.ts';

/** A fact with the places of its columns among all. */
export interface PlacedFact extends Omit<FactColumns, 'columns' | 'unknown'> {
  stage: Stage;
  own: number[];
  unknown: number | null;
  /** For each step what its columns are before and after it. */
  ends: Ends[];
}

interface Ends {
  from: number[];
  to: number[];
}

/** Answers with all that was known before them as columns. */
export interface Design {
  facts: PlacedFact[];
  columns: Float64Array[];
  customers: readonly number[];
  /** How many customers there are. */
  people: number;
  weights: Float64Array;
  /** What each answer counts in the figure, as its step from the lowest. */
  steps: Int32Array;
  /** Points of each step: 0 and 100 of a share; -100, 0 and 100 of a net promoter score. */
  points: readonly number[];
  /** Of all columns, and last the points. */
  moments: Moments;
}

/** Puts facts that can explain the feeling into columns; adds to `faults` those of which too little is known. */
export function designOf(measure: Measure, answers: GivenAnswers, faults: Fault[]): Design {
  const { customers, scores } = answers;
  const good = scores.map((score) => isGood(measure.scale, score));
  const told = answers.facts
    .filter(({ key }) => mayExplain(measure.about, key))
    .flatMap((fact) => {
      const found = factColumns(fact, good);
      if (found === undefined) faults.push({ kind: 'rare', key: fact.key, n: fact.rows.length });
      return found ?? [];
    });
  const columns: Float64Array[] = [];
  const facts = foldAlike(told).map(({ columns: own, unknown, ...fact }) => ({
    ...fact,
    stage: stageOf(fact.key),
    own: own.map((column) => columns.push(column) - 1),
    unknown: unknown === null ? null : columns.push(unknown) - 1,
    ends: own.map((_, step) => ({ from: own.map(() => 0), to: own.map((__, at) => Number(at === step)) })),
  }));
  const net = isNet(measure);
  const steps = Int32Array.from(scores, (score, row) =>
    net ? (good[row]! ? 2 : isLow(measure.scale, score) ? 0 : 1) : Number(good[row]!),
  );
  const points = net ? [-100, 0, 100] : [0, 100];
  const weights = Float64Array.from(answers.weights);
  const people = new Set(customers).size;
  return withMoments({ facts, columns, customers, people, weights, steps, points });
}

/** The design with the moments of its columns. */
export function withMoments(design: Omit<Design, 'moments'>): Design {
  const { columns, steps, points, weights } = design;
  const outcome = Float64Array.from(steps, (step) => points[step]!);
  return { ...design, moments: momentsOf([...columns, outcome], weights) };
}

/** Facts that split the answers in the same way, or count them alike, are one. */
function foldAlike(facts: readonly FactColumns[]): FactColumns[] {
  const kept: FactColumns[] = [];
  for (const fact of facts) {
    const twin = kept.find((other) => areAlike(other, fact));
    if (twin === undefined) kept.push(fact);
    else twin.same.push(fact.key);
  }
  return kept;
}

function areAlike(one: FactColumns, other: FactColumns): boolean {
  const [a, b] = [allOf(one), allOf(other)];
  return (
    a.length === b.length &&
    a.every((column) => b.some((each) => column.every((value, row) => Math.abs(value - each[row]!) < 1e-9)))
  );
}

function allOf({ columns, unknown }: FactColumns): Float64Array[] {
  return unknown === null ? columns : [...columns, unknown];
}
