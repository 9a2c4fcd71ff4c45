import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { Scrollable } from './scrollable.tsx';
import { ErrorState, Loading } from './states.tsx';
import styles from './table.module.css';
import { words } from './words.ts';

export interface Column<Row> {
  head: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Numbers stand right. */
  right?: boolean;
  /** Left out on narrow screens. */
  wide?: boolean;
  /** The column that takes the room that is left. */
  grow?: boolean;
  /** May stand on several lines, so that the table needs less room. */
  wraps?: boolean;
  /** For heads without words (actions). */
  name?: string;
}

/** What `usePages` gives, or the same by hand. */
export interface Rows<Row> {
  items: readonly Row[];
  pending?: boolean;
  error?: unknown;
  refetch?: () => unknown;
  hasMore?: boolean;
  loadingMore?: boolean;
  more?: () => void;
}

interface DataTableProps<Row> {
  /** What the table holds, for screen readers. */
  label: string;
  rows: Rows<Row>;
  columns: ReadonlyArray<Column<Row>>;
  rowKey: (row: Row) => string;
  /** Shown when there is nothing. */
  empty: ReactNode;
  /** A row that opens something; the first cell should hold a link too, for the keyboard. */
  onOpen?: (row: Row) => void;
  selected?: (row: Row) => boolean;
  /** On narrow screens the cells of a row stand below each other, those of wide columns too; `named`: with their heads beside them. */
  stacks?: boolean | 'named';
}

/** A table with its states: loading, error, empty, more to load. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, rows, columns, rowKey, empty, onOpen, selected, stacks = false } = props;
  if (rows.items.length === 0) {
    if (rows.error) return <ErrorState error={rows.error} retry={rows.refetch} />;
    if (rows.pending === true) return <Loading rows={5} />;
    return <>{empty}</>;
  }
  return (
    <>
      <Scrollable label={label} className={styles.scroll}>
        <table className={styles.table} aria-label={label} data-stacks={stacks}>
          <thead>
            <tr>
              {columns.map((column, at) => (
                <th key={at} scope="col" {...marks(column)}>
                  {column.head === '' ? <span className={styles.silent}>{column.name}</span> : column.head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.items.map((row) => (
              <tr
                key={rowKey(row)}
                data-open={onOpen !== undefined}
                data-selected={selected?.(row) ?? false}
                {...(onOpen === undefined ? {} : { onClick: () => onOpen(row) })}
              >
                {columns.map((column, at) => (
                  <td
                    key={at}
                    {...marks(column)}
                    data-head={typeof column.head === 'string' ? column.head : column.name}
                  >
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrollable>
      {rows.hasMore === true ? (
        <div className={styles.more}>
          <Button variant="default" loading={rows.loadingMore ?? false} onClick={() => rows.more?.()}>
            {words.loadMore}
          </Button>
        </div>
      ) : null}
    </>
  );
}

type Mark = 'right' | 'wide' | 'grow' | 'wraps';

function marks({ right = false, wide = false, grow = false, wraps = false }: Pick<Column<never>, Mark>) {
  return { 'data-right': right, 'data-wide': wide, 'data-grow': grow, 'data-wraps': wraps };
}
