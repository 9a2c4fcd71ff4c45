import { dependentDiscoveries } from '#core/statistics/discoveries.ts';
import { studentQuantile, studentTails } from '#core/statistics/distributions.ts';
import { waldP } from '#core/statistics/drivers/wald.ts';
import { missOfSelected } from '#core/statistics/false-coverage.ts';
import { alpha } from '#core/statistics/rules.ts';
import type { Unit } from '../facts.ts';
import type { Measure } from '../feeling.ts';
import { designOf, type Design, type PlacedFact } from './design.ts';
import type { Step } from './fact-columns.ts';
import { changeOf, columnsOf, fit, isIn, totalFit, type Fit } from './fit.ts';
import type { GivenAnswers } from './given.ts';
import { importanceOf, type Importance } from './importance.ts';
import { bent, kneeOf, type Knee } from './knees.ts';
import { checked, type Fault } from './quality.ts';
import { stages, type Stage } from './stages.ts';

/** By how many points the figure changes on average with one step of a fact. */
export interface Effect extends Step {
  value: number;
  /** Its standard error. */
  error: number;
  low: number;
  high: number;
}

/** What a fact does to the figure, in one of the two views. */
export interface Told {
  effects: Effect[];
  p: number;
  /** Told from chance among all facts of the view. */
  named: boolean;
}

/** `few`: too few answers for so many columns; `said`: other facts say the same. */
export type Untold = 'few' | 'said';

export interface Driver {
  key: string;
  same: string[];
  unit: Unit;
  stage: Stage;
  n: number;
  /** Adjusted for what came before: with all its consequences. */
  total: Told | Untold;
  /** All other facts held equal. */
  held: Told | Untold;
  /** Its part of what all facts explain together, 0 to 1. */
  importance: number | null;
  /** Where a number stops mattering as it did; null: a straight line says as much. */
  knee: Knee | null;
}

export interface Drivers extends Omit<Importance, 'shares'> {
  /** Answers and customers that were counted. */
  n: number;
  people: number;
  faults: Fault[];
  drivers: Driver[];
}

/**
 * What goes with a feeling: each fact with its effect in points of the figure, and what of the differences it explains. Between fits it
 * yields, so that others have their turn.
 */
export function* driversOf(measure: Measure, given: GivenAnswers): Generator<undefined, Drivers, undefined> {
  const { answers, faults } = checked(given);
  const { design, bends } = yield* bent(designOf(measure, answers, faults));
  const [totals, knees]: [Raw[], Array<Knee | null>] = [[], []];
  for (const fact of design.facts) {
    const found = totalFit(design, fact);
    totals.push(rawOf(design, fact, found));
    yield;
    knees.push(kneeOf(design, bends.get(fact.key), { fact, found }));
    yield;
  }
  const whole = fit(design, inStages(design.facts).flatMap(columnsOf));
  yield;
  const held = toldOf(
    design.facts.map((fact) => rawOf(design, fact, whole)),
    design.people,
  );
  const { shares, ...explained } = importanceOf(design);
  const total = toldOf(totals, design.people);
  const drivers = design.facts.map(({ key, same, unit, stage, n }, at) => ({
    ...{ key, same, unit, stage, n },
    total: total[at]!,
    held: held[at]!,
    importance: shares?.[at] ?? null,
    knee: knees[at]!,
  }));
  const ranked = drivers.toSorted((a, b) => rankOf(b.total) - rankOf(a.total) || (a.key < b.key ? -1 : 1));
  return { n: design.steps.length, people: design.people, faults, drivers: ranked, ...explained };
}

/** What is told from chance first, then by size. */
function rankOf(told: Told | Untold): number {
  if (typeof told === 'string') return -1;
  return (told.named ? 1000 : 0) + Math.max(...told.effects.map(({ value }) => Math.abs(value)));
}

function inStages(facts: readonly PlacedFact[]): PlacedFact[] {
  return facts.toSorted((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage));
}

interface Estimated extends Step {
  value: number;
  error: number;
}

type Raw = { changes: Estimated[]; p: number } | Untold;

function rawOf(design: Design, fact: PlacedFact, found: Fit | 'few'): Raw {
  if (found === 'few') return 'few';
  if (!isIn(found, fact)) return 'said';
  const changes = fact.steps.map((step, which) => ({
    ...step,
    ...changeOf(found, design, { fact, ...fact.ends[which]! }),
  }));
  const df = design.people - 1;
  const [only] = changes;
  if (fact.own.length === 1 && only !== undefined) return { changes, p: studentTails(only.value / only.error, df) };
  const { cuts, slopes, covariance } = found.fitted;
  const at = fact.own.map((place) => found.places.indexOf(place));
  const spread = at.map((a) => Float64Array.from(at, (b) => covariance[cuts.length + a]![cuts.length + b]!));
  return {
    changes,
    p: waldP(
      Float64Array.from(at, (each) => slopes[each]!),
      spread,
      df,
    ),
  };
}

/** Names what is told from chance; their intervals are widened, as they were picked out for being far from 0. */
function toldOf(raws: readonly Raw[], people: number): Array<Told | Untold> {
  const ps = raws.flatMap((raw) => (typeof raw === 'string' ? [] : raw.p));
  const real = dependentDiscoveries(ps);
  const miss = missOfSelected(real.filter(Boolean).length, ps.length);
  let at = 0;
  return raws.map((raw) => {
    if (typeof raw === 'string') return raw;
    const named = real[at++]!;
    const half = studentQuantile(named ? miss / raw.changes.length : alpha, people - 1);
    const effects = raw.changes.map((change) => ({
      ...change,
      low: change.value - half * change.error,
      high: change.value + half * change.error,
    }));
    return { effects, p: raw.p, named };
  });
}
