import { Select } from '@mantine/core';
import { scales as known, type Scale } from '#core/touchpoints/scales.ts';
import { usePlace } from './frame.tsx';

interface ScaleChoiceProps {
  scale: Scale | undefined;
  scales: ReadonlyArray<{ scale: Scale; name: string }>;
}

/** Which scale the page is about: scales never mix. */
export function ScaleChoice({ scale, scales }: ScaleChoiceProps) {
  const [, go] = usePlace();
  if (scale === undefined || scales.length === 0) return null;
  const names = new Map(scales.map((one) => [one.scale, one.name]));
  names.set(scale, known[scale].name);
  return (
    <Select
      aria-label="Scale"
      w={220}
      allowDeselect={false}
      data={[...names].map(([value, label]) => ({ value, label }))}
      value={scale}
      onChange={(value) => go({ scale: (value ?? undefined) as Scale | undefined, fact: undefined })}
    />
  );
}
