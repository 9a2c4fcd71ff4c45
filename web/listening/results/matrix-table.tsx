import { t } from '@lingui/core/macro';
import { FigureText } from '../../ui/figure-text.tsx';
import { number } from '../../ui/format.ts';
import { DataTable, type Column } from '../../ui/table.tsx';
import type { ResultOf } from './result-types.ts';
import styles from './results.module.css';

type Row = ResultOf<'matrix'>['rows'][number];

/** A row of shares for each row of a matrix. */
export function MatrixTable({ result: { columns, rows }, title }: { result: ResultOf<'matrix'>; title: string }) {
  const heads: Column<Row>[] = [
    { head: t`Row`, grow: true, wraps: true, cell: ({ text }) => <bdi>{text}</bdi> },
    ...columns.map(({ text }, at) => ({ head: text, cell: ({ shares }: Row) => <Share share={shares[at]} /> })),
    { head: 'n', right: true, cell: ({ n }) => number(n) },
  ];
  return (
    <DataTable
      label={title}
      rows={{ items: rows }}
      columns={heads}
      rowKey={({ value }) => value}
      empty={null}
      stacks="named"
    />
  );
}

function Share({ share }: { share: Row['shares'][number] | undefined }) {
  if (share === undefined || share.value === null) return <span className="muted">–</span>;
  const { value, low, high } = share;
  return (
    <span className={styles.share}>
      <i style={{ inlineSize: `${value}%` }} />
      <FigureText value={value} low={low} high={high} unit=" %" hue="feel" />
    </span>
  );
}
