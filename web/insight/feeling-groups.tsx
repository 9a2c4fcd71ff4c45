import { feelingNames } from '#core/insight/feeling.ts';
import { Intervals } from '../ui/intervals.tsx';
import { AnswersDialog } from './answers-dialog.tsx';
import type { Experience } from './experience-page.tsx';
import { usePlace } from './frame.tsx';
import { asQuery } from './place.ts';
import { axisAround, rangeOf } from './words.ts';

interface FeelingGroupsProps {
  data: Experience;
  groups: Experience['byChannel'];
  name: string;
  nameOf?: (key: string) => string;
  /** The groups are touchpoints, not channels. */
  touchpoints?: boolean;
}

/** The feeling of each channel or touchpoint with its interval, against the whole. */
export function FeelingGroups({ data, groups, name, nameOf, touchpoints = false }: FeelingGroupsProps) {
  const [place] = usePlace();
  const { scale, figure } = data;
  const { unit } = feelingNames[scale];
  const axis = axisAround([...groups, figure], rangeOf(scale));
  const mark = figure.value === null ? {} : { mark: { at: figure.value, label: 'all' } };
  if (groups.length === 0) return <p className="muted">No answers on this scale in this period.</p>;
  return (
    <Intervals
      name={name}
      {...axis}
      {...mark}
      unit={unit}
      rows={groups.map(({ key, name: words, value, low, high, n, change }) => ({
        key,
        value,
        low,
        high,
        n,
        detectable: change?.detectable === true,
        label: nameOf?.(key) ?? words,
        note: (
          <>
            {change === null ? null : change.detectable ? 'differs from the rest' : 'no detectable difference'}
            <AnswersDialog
              title={`Answers: ${nameOf?.(key) ?? words}`}
              n={n}
              query={{ ...asQuery(place), scale, ...(touchpoints ? { touchpoint: key } : { channel: key }) }}
            />
          </>
        ),
      }))}
    />
  );
}
