import type { volunteeredFigures } from './volunteered.ts';

type Figures = Awaited<ReturnType<typeof volunteeredFigures>>;

const head = [
  'survey',
  'question',
  'title',
  'scale',
  'period',
  'n',
  'figure',
  'from',
  'to',
  'weighted',
  'effective_n',
  'unweighted',
  'unweighted_from',
  'unweighted_to',
  'since',
  'change',
  'change_from',
  'change_to',
  'p',
  'change_detectable',
];

/** The table of figures as CSV: a row per question and period; too few answers leave the figure empty. */
export function volunteeredCsv({ survey, questions }: Figures): string {
  const rows = questions.flatMap(({ question, title, scale, periods }) =>
    periods.map(({ start, n, value, low, high, weighed, effective, plain, change }) => [
      ...[survey, question, title, scale, start, n],
      ...[value, low, high, weighed, effective],
      ...[plain.value, plain.low, plain.high],
      ...[change?.since, change?.value, change?.low, change?.high, change?.p, change?.detectable],
    ]),
  );
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** Numbers to four digits behind the point; a sign before what a spreadsheet would take for a formula. */
function cell(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(Math.round(value * 10_000) / 10_000);
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
