import { t } from '@lingui/core/macro';
import { useMemo } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { Chart } from '../ui/chart.tsx';
import { bandOption, barsOption } from '../ui/chart-options.ts';
import { FigureText } from '../ui/figure-text.tsx';
import { number } from '../ui/format.ts';
import { asksPlace } from './asks-link.tsx';
import { usePlace } from './frame.tsx';
import { useAnswers } from './answers-open.ts';
import type { Experience } from './experience-page.tsx';
import { useStarts } from './use-starts.ts';
import { TimeChart } from './time-chart.tsx';
import { PointLink } from './point-link.tsx';
import { bucketHead, bucketText, fromFirst } from './period-text.ts';
import { scaleWords } from '../ui/scale-words.ts';

/** The figure of the scale over time with its interval. */
export function FeelingChart({ data: { series: all, period, scale, about } }: { data: Experience }) {
  const [placeOf, open] = useAnswers({ scale, about });
  const groupOf = ({ start }: { start: string }) => ({ by: period.by, bucket: start });
  const series = useMemo(() => fromFirst(all, ({ n }) => n > 0), [all]);
  const starts = useStarts(series);
  const { short, unit } = scaleWords[scale];
  const option = useMemo(
    () =>
      bandOption({
        hue: 'feel',
        name: short,
        unit,
        ...(scale === 'nps' ? { min: -100, max: 100 } : { max: 100 }),
        points: series.map((one) => ({ ...one, x: bucketText(one) })),
        picks: true,
      }),
    [series, short, unit, scale],
  );
  return (
    <TimeChart
      starts={starts}
      name={period.by === 'week' ? t`${short} by week` : t`${short} by day`}
      option={option}
      onPick={(at) => open(series[at] && groupOf(series[at]))}
      table={{
        columns: [bucketHead(period.by), t`${short} (from–to), n`],
        rows: series.map((one) => [
          <PointLink key="point" name={bucketText(one)} n={one.n} search={placeOf(groupOf(one))} />,
          <FigureText key="figure" {...one} unit={unit} />,
        ]),
      }}
    />
  );
}

/** How often each score was given. */
export function ScoresChart({ data: { scores, scale, about } }: { data: Experience }) {
  const [placeOf, open] = useAnswers({ scale, about });
  const { short } = scaleWords[scale];
  const all = scores.reduce((sum, { count }) => sum + count, 0);
  const option = useMemo(
    () => (colours: Parameters<ReturnType<typeof barsOption>>[0]) => {
      const drawn = barsOption({
        x: scores.map(({ score }) => String(score)),
        series: [{ name: t`Answers`, data: scores.map(({ count }) => count), hue: 'feel' }],
      })(colours);
      const [bars] = drawn['series'] as object[];
      return { ...drawn, series: [{ ...bars, itemStyle: { color: colours['feel-line'], borderRadius: 2 } }] };
    },
    [scores],
  );
  return (
    <Chart
      name={t`How often each score of ${short} was given`}
      option={option}
      onPick={(at) => open(scores[at] && { score: scores[at].score })}
      table={{
        columns: [t`Score`, t`Answers`, t`Share`],
        rows: scores.map(({ score, count }) => [
          <PointLink key="point" name={String(score)} n={count} search={placeOf({ score })} />,
          number(count),
          all === 0 ? '–' : `${number((100 * count) / all, 1)} %`,
        ]),
      }}
    />
  );
}

/** The share of asks that were answered, by the day of asking. */
export function ResponseChart({ data: { response, period } }: { data: Experience }) {
  const [place] = usePlace();
  const navigate = useNavigate();
  const series = useMemo(() => fromFirst(response.series, ({ n }) => n > 0), [response.series]);
  const starts = useStarts(series);
  const placeOf = ({ start }: { start: string }) => asksPlace(place, { by: period.by, bucket: start });
  const option = useMemo(
    () =>
      bandOption({
        hue: 'fact',
        name: t({ message: 'Answered', context: 'share of questions' }),
        unit: ' %',
        min: 0,
        max: 100,
        none: t`too few asks`,
        points: series.map((one) => ({ ...one, x: bucketText(one) })),
        picks: true,
      }),
    [series],
  );
  return (
    <TimeChart
      starts={starts}
      name={period.by === 'week' ? t`Asks answered, by week` : t`Asks answered, by day`}
      option={option}
      onPick={(at) => {
        if (series[at] !== undefined) void navigate({ to: '/insight/asks', search: placeOf(series[at]) });
      }}
      table={{
        columns: [bucketHead(period.by), t`Answered (from–to), n`],
        rows: series.map((one) => [
          <PointLink key="point" to="/insight/asks" name={bucketText(one)} n={one.n} search={placeOf(one)} />,
          <FigureText key="figure" {...one} unit=" %" of={t`asks`} />,
        ]),
      }}
    />
  );
}
