import { t } from '@lingui/core/macro';
import { Select } from '@mantine/core';
import type { FeelingObject, Scale } from '#core/touchpoints/scales.ts';
import { aboutWords, scaleWords } from '../ui/scale-words.ts';
import { usePlace } from './frame.tsx';

interface Measure {
  scale: Scale;
  about: FeelingObject;
}

interface ScaleChoiceProps {
  measure: Measure | undefined;
  scales: readonly Measure[];
}

/** What its figures are called; of what, only where a scale tells of more than one thing. */
export function measureName(
  { scale, about }: Measure,
  all: readonly Measure[],
  as: 'name' | 'short' = 'short',
): string {
  const name = scaleWords[scale][as];
  const more = all.some((other) => other.scale === scale && other.about !== about);
  return more ? `${name}, ${aboutWords[about]}` : name;
}

const keyOf = ({ scale, about }: Measure) => `${scale} ${about}`;

/** Which measure the page is about: scales never mix, nor what they tell of. */
export function ScaleChoice({ measure, scales }: ScaleChoiceProps) {
  const [, go] = usePlace();
  if (measure === undefined || scales.length === 0) return null;
  const missing = scales.every((one) => keyOf(one) !== keyOf(measure));
  const shown = missing ? [...scales, measure] : scales;
  return (
    <Select
      aria-label={t`Scale`}
      w={300}
      allowDeselect={false}
      data={shown.map((one) => ({ value: keyOf(one), label: measureName(one, shown, 'name') }))}
      value={keyOf(measure)}
      onChange={(value) => {
        const { scale, about } = shown.find((one) => keyOf(one) === value) ?? measure;
        go({ scale, about, fact: undefined });
      }}
    />
  );
}
