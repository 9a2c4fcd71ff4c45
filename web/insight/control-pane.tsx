import { ph, t } from '@lingui/core/macro';
import { useMemo } from 'react';
import { readControl } from '#core/contract/control.ts';
import { useRead } from '../app/read.ts';
import { FigureText } from '../ui/figure-text.tsx';
import { HowPopover } from '../ui/how-computed.tsx';
import { Pane } from '../ui/page.tsx';
import { scaleWords } from '../ui/scale-words.ts';
import { Loaded } from '../ui/states.tsx';
import { useAnswers } from './answers-open.ts';
import { Annotate, Annotations } from './annotations.tsx';
import { controlOption, type Control } from './control-option.ts';
import { controlWords, ruleWords } from './control-words.ts';
import type { Experience } from './experience-page.tsx';
import { usePlace } from './frame.tsx';
import { PointLink } from './point-link.tsx';
import styles from './insight.module.css';
import { bucketHead } from './period-text.ts';
import { asQuery } from './place.ts';
import { measureName } from './scale-choice.tsx';
import { TimeChart } from './time-chart.tsx';
import { WatchChart } from './watch.tsx';

/** Whether the figure changed, by its control chart, with what was said of its days. */
export function ControlPane({ data }: { data: Experience }) {
  const { scale, about, scales, period } = data;
  const [place] = usePlace();
  const query = useRead(readControl, { ...asQuery(place), scale, about }, { every: 60_000 });
  const title = t`Did it change?`;
  return (
    <Pane
      title={
        <span className={styles.head}>
          {title}
          {query.data === undefined ? null : <HowPopover label={title} how={query.data.how} />}
        </span>
      }
      about={t`${ph({ name: measureName({ scale, about }, scales) })}: the line against what was usual.`}
      actions={
        <div className={styles.both}>
          <WatchChart key={`${scale} ${about}`} data={data} channel={place.channel} />
          <Annotate today={period.to} />
        </div>
      }
    >
      <Loaded query={query} rows={4}>
        {(control) => <Known control={control} />}
      </Loaded>
    </Pane>
  );
}

/** A chart looks back beyond the period of the page. */
const longest = 3650;

function Known({ control }: { control: Control }) {
  const { words, changed } = controlWords(control);
  const rule = ruleWords(control);
  const { scale, about, unit: of, by, periods, annotations } = control;
  const [placeOf, open] = useAnswers({ scale, about });
  const groupOf = ({ start }: { start: string }) => ({ days: longest, by, bucket: start });
  const { short, name: scaleName } = scaleWords[scale];
  const drawing = useMemo(() => {
    const points = of === 'points';
    return {
      control,
      name: points ? short : scaleName,
      unit: points ? scaleWords[scale].unit : '',
      digits: points ? 0 : 2,
    };
  }, [control, of, scale, short, scaleName]);
  const { name, unit, digits } = drawing;
  const option = useMemo(() => controlOption(drawing), [drawing]);
  const starts = useMemo(() => periods.map(({ start }) => start), [periods]);
  const bare = periods.every(({ drawn }) => drawn === null);
  return (
    <>
      <p className={styles.verdict} data-tone={changed ? 'feel' : 'grey'}>
        {words}
      </p>
      <TimeChart
        bare
        starts={starts}
        name={t`${name} against its limits`}
        option={option}
        onPick={(at) => open(periods[at] && groupOf(periods[at]))}
        nothing={bare ? t`Too few answers to draw` : undefined}
        table={{
          columns: [bucketHead(by), name, t`Limits (from–to)`, t`Beyond`],
          rows: periods.map((one) => [
            <PointLink key="point" name={one.start} n={one.n} search={placeOf(groupOf(one))} />,
            <FigureText key="n" value={one.value} low={null} high={null} n={one.n} unit={unit} digits={digits} />,
            <FigureText
              key="limits"
              value={one.centre}
              low={one.low}
              high={one.high}
              unit={unit}
              digits={digits}
              widest={null}
            />,
            one.signal === null ? '' : one.signal === 'low' ? t`below the limits` : t`above the limits`,
          ]),
        }}
      />
      {rule === undefined ? null : <p className={styles.foot}>{rule}</p>}
      <Annotations annotations={annotations} />
    </>
  );
}
