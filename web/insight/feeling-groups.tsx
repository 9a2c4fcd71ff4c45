import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Intervals } from '../ui/intervals.tsx';
import { AnswersDialog } from './answers-dialog.tsx';
import type { Experience } from './experience-page.tsx';
import { usePlace } from './frame.tsx';
import { asQuery } from './place.ts';
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
            <AnswersDialog
              title={t`Answers: ${ph({ group: nameOf?.(key) ?? words })}`}
              n={n}
              query={{ ...asQuery(place), scale, about, ...(touchpoints ? { touchpoint: key } : { channel: key }) }}
            />
          </>
        ),
      }))}
    />
  );
}
