import { meanOf, momentsOf } from '#core/statistics/mean.ts';
import { netPromoterScore } from '#core/statistics/nps.ts';
import { plainFigure, pointsFigure } from '#core/statistics/rules.ts';
import { shareOf } from '#core/statistics/wilson.ts';
import { isGood, isLow, scales, type Scale } from '#core/touchpoints/scales.ts';
import { sql, type Tx } from '#platform';

interface Counted {
  question: string;
  scale: Scale;
  counts: Array<[score: number, count: number]>;
}

/** What was given at a place, by question and scale, with its interval and number: of complete responses, and of this place alone. */
export async function scoresAt(tx: Tx, place: string) {
  const rows = await tx.all(sql<Counted>`
    select question, scale, json_agg(json_build_array(score, count) order by score) as counts from (
      select answer.question, answer.scale, answer.score, count(*)::int as count
      from listening.answer join listening.response on response.id = answer.response
      where response.place = ${place} and response.state = 'complete' and answer.score is not null
      group by 1, 2, 3) counted
    group by question, scale order by question, scale`);
  return rows.map(({ question, scale, counts }) => {
    const isMean = scales[scale].figure === 'mean';
    return {
      question,
      scale,
      share: shareAt(scale, counts),
      mean: isMean ? plainFigure(meanOf(momentsOf(counts))) : null,
    };
  });
}

/** The share of good answers, or the net promoter score. */
function shareAt(scale: Scale, counts: Counted['counts']) {
  const sum = (of: (score: number) => boolean) =>
    counts.reduce((all, [score, count]) => all + (of(score) ? count : 0), 0);
  const [n, good] = [sum(() => true), sum((score) => isGood(scale, score))];
  if (scales[scale].figure !== 'nps') return pointsFigure(shareOf(good, n));
  const detractors = sum((score) => isLow(scale, score));
  return pointsFigure(netPromoterScore({ promoters: good, passives: n - good - detractors, detractors }));
}
