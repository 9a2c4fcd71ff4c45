import { t } from '@lingui/core/macro';
import { linesOf, type ResultLine } from '#core/listening/results/lines.ts';
import { number } from '../../ui/format.ts';
import { DataTable, type Column } from '../../ui/table.tsx';
import { measureWords } from './measure-words.ts';
import type { Question } from './result-types.ts';

const told = (value: number | null) => (value === null ? '–' : number(value, 2));

const columns: Column<ResultLine>[] = [
  {
    head: t`Of what`,
    grow: true,
    wraps: true,
    cell: ({ row, item }) => <bdi>{[row, item].filter((part) => part !== '').join(' · ') || t`The question`}</bdi>,
  },
  { head: t({ message: 'Measure', context: 'of a result' }), cell: ({ measure }) => measureWords[measure] },
  { head: t`Count`, right: true, cell: ({ count }) => told(count) },
  { head: t`Value`, right: true, cell: ({ value }) => told(value) },
  { head: t({ message: 'From', context: 'an interval' }), right: true, cell: ({ low }) => told(low) },
  { head: t({ message: 'To', context: 'an interval' }), right: true, cell: ({ high }) => told(high) },
  { head: 'n', right: true, cell: ({ n }) => told(n) },
];

/** Every number of a question in rows, as in the file. */
export function LinesTable({ question }: { question: Question }) {
  const { title } = question;
  const items = linesOf(question);
  return (
    <DataTable
      label={t`${title}, figures`}
      rows={{ items }}
      columns={columns}
      rowKey={({ row, item, measure }) => `${row}\n${item}\n${measure}`}
      empty={null}
      stacks="named"
    />
  );
}
