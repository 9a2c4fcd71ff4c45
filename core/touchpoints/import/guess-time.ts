import { timeOf } from './times.ts';
import { wordsOf, type ColumnSample } from './column.ts';

/** Names that say when something happened, the surest first. Which of them holds times, its cells say. */
const said: readonly RegExp[] = [
  /answer|occurr|complete/,
  /timestamp|\btime\b|\bdatetime\b|\bwhen\b/,
  /date|\b(at|on|ts|created|sent|received)\b/,
  /\b(datum|zeit|zeitpunkt|uhrzeit|fecha|hora|data|ora|quand|heure|horodatage|tijd|tijdstip|tarih|dato)\b/,
  /日期|日付|时间|時間|时刻|時刻|날짜|시간|дата|время/,
];
const never = /birth|geburt|nascimento|nacimiento|naissance/;

/** Tests texts for times of the zone, in any writing that needs no pattern. */
export const isTime = (zone: string) => (text: string) => timeOf(text, { format: 'auto', zone }) !== undefined;

/**
 * The column that says when a row happened: one whose name says so and that holds times in most rows, else the one with the most
 * times, if that is more than half of the rows. Bare numbers are times only under a name that says so.
 */
export function timeColumn(
  columns: readonly ColumnSample[],
  { rows, zone }: { rows: number; zone: string },
): ColumnSample | undefined {
  const possible = columns.filter(({ name }) => name !== '' && !never.test(wordsOf(name)));
  const inMost = ({ texts }: ColumnSample) => texts.filter(isTime(zone)).length > rows / 2;
  for (const pattern of said) {
    const found = possible.find((column) => pattern.test(wordsOf(column.name)) && inMost(column));
    if (found !== undefined) return found;
  }
  const written = possible.map((column) => ({ column, texts: column.texts.filter((text) => !/^[\d.]+$/.test(text)) }));
  const dated = written.map(({ column, texts }) => ({ column, times: texts.filter(isTime(zone)).length }));
  const [best] = dated.toSorted((one, other) => other.times - one.times);
  return best !== undefined && best.times > rows / 2 ? best.column : undefined;
}
