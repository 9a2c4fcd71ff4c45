import { csvLine } from '#core/csv-line.ts';
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
  const lines = rows.map((row) => csvLine(row.map((each) => (typeof each === 'number' ? rounded(each) : each))));
  return [csvLine(head), ...lines].join('');
}

const rounded = (value: number) => Math.round(value * 10_000) / 10_000;
