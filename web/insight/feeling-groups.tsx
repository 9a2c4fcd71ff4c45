import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Intervals } from '../ui/intervals.tsx';
import { AnswersLink } from './answers-link.tsx';
import { behind } from './answers-place.ts';
import type { Experience } from './experience-page.tsx';
import { usePlace } from './frame.tsx';
import { axisAround, rangeOf } from './words.ts';
import { scaleWords } from '../ui/scale-words.ts';

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
  const { scale, about, figure } = data;
  const { unit } = scaleWords[scale];
  const axis = axisAround([...groups, figure], rangeOf(scale));
  const mark =
    figure.value === null
      ? {}
      : { mark: { at: figure.value, label: t({ message: 'all', context: 'all groups together' }) } };
  if (groups.length === 0)
    return (
      <p className="muted">
        <Trans>No answers on this scale in this period.</Trans>
      </p>
    );
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
            {change === null ? null : change.detectable ? t`differs from the rest` : t`no detectable difference`}
            <AnswersLink
              of={nameOf?.(key) ?? words}
              n={n}
              search={behind(place, { scale, about }, touchpoints ? { touchpoint: key } : { channel: key })}
            />
          </>
        ),
      }))}
    />
  );
}
