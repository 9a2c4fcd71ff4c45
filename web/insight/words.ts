import { plural, t } from '@lingui/core/macro';
import { duration } from '../ui/format.ts';

export const periodChoices = [
  { value: '7', label: t`7 days` },
  { value: '30', label: t`30 days` },
  { value: '90', label: t`90 days` },
  { value: '365', label: t`365 days` },
  { value: '3650', label: t`10 years` },
] as const;

/** How long a period is: `90 days`, `10 years`. */
export function periodWords(days: number): string {
  return (
    periodChoices.find(({ value }) => value === String(days))?.label ?? plural(days, { one: '# day', other: '# days' })
  );
}

/** How far figures are behind, in words; nothing while they are not. */
export function lagWords({ rows, seconds }: { rows: number; seconds: number }): string | undefined {
  if (rows === 0 || seconds < 10) return undefined;
  const oldest = duration(seconds);
  return plural(rows, {
    one: `# interaction behind, the oldest for ${oldest}`,
    other: `# interactions behind, the oldest for ${oldest}`,
  });
}

/** Durations of a chart in one unit that suits the largest: minutes, hours or days. */
export function chartUnit(seconds: readonly number[]): { size: number; unit: string } {
  const most = Math.max(0, ...seconds);
  if (most < 2 * 3600) return { size: 60, unit: ` ${t`min`}` };
  return most < 3 * 86_400 ? { size: 3600, unit: ` ${t`h`}` } : { size: 86_400, unit: ` ${t`d`}` };
}

interface Bounds {
  low: number | null;
  high: number | null;
}

/** Ends of an axis around intervals, at tens, within what the figure can be. */
export function axisAround(
  rows: readonly Bounds[],
  [least, most]: readonly [number, number],
): { from: number; to: number } {
  const lows = rows.flatMap(({ low }) => (low === null ? [] : [low]));
  const highs = rows.flatMap(({ high }) => (high === null ? [] : [high]));
  if (lows.length === 0) return { from: least, to: most };
  const from = Math.max(least, Math.floor(Math.min(...lows) / 10) * 10);
  const to = Math.min(most, Math.ceil(Math.max(...highs) / 10) * 10);
  return from === to ? { from: least, to: most } : { from, to };
}

/** What a figure of a scale can be, in points. */
export function rangeOf(scale: string): readonly [number, number] {
  return scale === 'nps' ? [-100, 100] : [0, 100];
}
