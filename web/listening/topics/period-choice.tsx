import { plural, t } from '@lingui/core/macro';
import { SegmentedControl } from '@mantine/core';

const choices = [7, 28, 90] as const;

/** How many days are looked at, against as many before. */
export function PeriodChoice({ days, choose }: { days: number; choose: (days: number) => void }) {
  return (
    <SegmentedControl
      aria-label={t`Period`}
      value={String(days)}
      onChange={(value) => choose(Number(value))}
      data={choices.map((count) => ({ value: String(count), label: plural(count, { one: '# day', other: '# days' }) }))}
    />
  );
}
