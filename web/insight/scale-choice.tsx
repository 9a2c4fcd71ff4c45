import { t } from '@lingui/core/macro';
import { Select } from '@mantine/core';
import type { Scale } from '#core/touchpoints/scales.ts';
import { feelingWords } from './feeling-words.ts';
import { usePlace } from './frame.tsx';

interface ScaleChoiceProps {
  scale: Scale | undefined;
  scales: ReadonlyArray<{ scale: Scale; name: string }>;
}

/** Which scale the page is about: scales never mix. */
export function ScaleChoice({ scale, scales }: ScaleChoiceProps) {
  const [, go] = usePlace();
  if (scale === undefined || scales.length === 0) return null;
  const shown = new Set([...scales.map((one) => one.scale), scale]);
  return (
    <Select
      aria-label={t`Scale`}
      w={220}
      allowDeselect={false}
      data={[...shown].map((value) => ({ value, label: feelingWords[value].name }))}
      value={scale}
      onChange={(value) => go({ scale: (value ?? undefined) as Scale | undefined, fact: undefined })}
    />
  );
}
