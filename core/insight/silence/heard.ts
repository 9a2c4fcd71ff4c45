import { fewest, type Figure } from '#core/statistics/rules.ts';
import { meanFigure, feelingFigure, isNet, type Measure, type Scores } from '../feeling.ts';
import { supposedOf, type Supposed } from './supposed.ts';
import { weightedFeeling } from './weighted-feeling.ts';
import { weightsOf } from './weights.ts';

/** One episode that was asked about. */
export interface AskedEpisode {
  customer: string;
  /** When it was asked about. */
  at: number;
  facts: Readonly<Record<string, number | boolean | string>>;
  /** For how many episodes it stands by the plan of asking: 1 / (p · free). */
  design: number;
  /** Null: silent. */
  score: number | null;
}

/** What those who answered say, plain and weighted for those who did not. */
export interface Heard {
  asked: number;
  answered: number;
  /** The share of all episodes that the silent stand for, 0 to 1; null: nobody was asked. */
  silent: number | null;
  raw: Figure;
  weighted: Figure;
  mean: { raw: Figure; weighted: Figure };
  /** As many answers of equal weight say as much; null: too few answers. */
  effective: number | null;
  /** The weighted figure if the silent felt worse; empty where there is none. */
  supposed: Supposed[];
}

/** The figure of a measure over the episodes that were asked about, plain and weighted: the same answers twice. */
export function heard(measure: Measure, episodes: readonly AskedEpisode[]): Heard {
  const all = countedOf(measure, episodes);
  const told = all.filter(({ score }) => score !== null);
  const scores = told.map(({ score }) => score!);
  const plain = countsOf(measure, scores);
  const silent = silentShare(all);
  const head = { asked: all.length, answered: told.length, silent };
  const raw = { figure: feelingFigure(plain), mean: meanFigure(plain) };
  const weights = weightsOf(all);
  const weighted =
    weights === undefined
      ? undefined
      : weightedFeeling(measure, {
          scores,
          weights: weights.filter((_, at) => all[at]!.score !== null),
          customers: told.map(({ customer }) => customer),
        });
  if (weighted === undefined || weighted.effective < fewest) {
    const none: Figure = {
      value: null,
      low: null,
      high: null,
      n: told.length,
      state: told.length === 0 ? 'none' : 'few',
    };
    return {
      ...head,
      raw: raw.figure,
      weighted: none,
      mean: { raw: raw.mean, weighted: none },
      effective: null,
      supposed: [],
    };
  }
  const { figure, mean, effective, estimate } = weighted;
  return {
    ...head,
    raw: raw.figure,
    weighted: figure,
    mean: { raw: raw.mean, weighted: mean },
    effective,
    supposed: supposedOf(measure, estimate, silent ?? 0),
  };
}

/**
 * Which episodes count for a measure. Of a recommendation one answer of each person does, the last; who never answered is silent once.
 */
export function countedOf<Episode extends Pick<AskedEpisode, 'customer' | 'at' | 'score'>>(
  measure: Measure,
  episodes: readonly Episode[],
): readonly Episode[] {
  if (!isNet(measure)) return episodes;
  const found = new Map<string, Episode>();
  for (const one of episodes) {
    const before = found.get(one.customer);
    const newer = before === undefined || before.at <= one.at;
    if (before === undefined || (one.score === null) === (before.score === null) ? newer : one.score !== null)
      found.set(one.customer, one);
  }
  return [...found.values()];
}

function silentShare(all: readonly AskedEpisode[]): number | null {
  let [silent, whole] = [0, 0];
  for (const { design, score } of all) {
    whole += design;
    if (score === null) silent += design;
  }
  return whole === 0 ? null : silent / whole;
}

function countsOf<M extends Measure>(measure: M, scores: readonly number[]): Scores<M> {
  const counts = new Map<number, number>();
  for (const score of scores) counts.set(score, (counts.get(score) ?? 0) + 1);
  return { of: measure, counts };
}
