import { fewest } from '#core/statistics/rules.ts';
import { answeringWeights, trimmed } from '#core/statistics/silence/answering.ts';
import type { AskedEpisode } from './heard.ts';

/**
 * For how many episodes each answer stands (0: silent): by the plan of asking, and by the chance that somebody like them answers. Where
 * hardly anybody was silent, by the plan alone. Undefined for too few answers.
 */
export function weightsOf(episodes: readonly AskedEpisode[]): Float64Array | undefined {
  const asked = episodes.map(({ facts, design, score }) => ({ facts, design, answered: score !== null }));
  const answers = asked.filter(({ answered }) => answered).length;
  if (answers < fewest) return undefined;
  if (asked.length - answers >= fewest) return answeringWeights(asked);
  return trimmed(Float64Array.from(asked, ({ answered, design }) => (answered ? design : 0)));
}
