import type { ReactNode } from 'react';
import { FigureText } from './figure-text.tsx';
import { figureState, type FigureValue } from './figure-words.ts';
import { fixed } from './format.ts';
import styles from './intervals.module.css';

export interface IntervalRow extends FigureValue {
  key: string;
  label: ReactNode;
  /** Small words below the label: `not distinguishable from zero`. */
  note?: ReactNode;
  /** Drawn in the hue unless false; grey otherwise. */
  detectable?: boolean;
  /** See FigureLook: null when the half-width has no limit (differences that were tested). */
  widest?: number | null;
}

interface Axis {
  /** Ends of the axis. */
  from: number;
  to: number;
  /** A line to compare with: 0, or the overall figure. */
  mark?: { at: number; label: string };
  unit?: string;
}

interface IntervalsProps extends Axis {
  /** What is drawn, for screen readers. */
  name: string;
  rows: readonly IntervalRow[];
  digits?: number;
  hue?: 'fact' | 'feel';
  /** What n counts. */
  of?: string;
  /** Shares: a bar from the beginning of the axis to the point. */
  filled?: boolean;
}

function placeOn({ from, to }: Axis, value: number): string {
  return `${Math.min(100, Math.max(0, ((value - from) / (to - from)) * 100))}%`;
}

/** Points with their intervals on one axis (groups of a fact, drivers): itself a table, so it reads without the drawing. */
export function Intervals({ name, rows, digits, hue = 'feel', of, filled = false, ...axis }: IntervalsProps) {
  return (
    <div className={styles.box}>
      <table className={styles.table} aria-label={name}>
        <tbody>
          {rows.map((row) => {
            const tone = figureState(row) === 'number' && row.detectable !== false ? hue : 'grey';
            return (
              <tr key={row.key} data-tone={tone}>
                <th scope="row" className={styles.label}>
                  <bdi>{row.label}</bdi>
                  {row.note === undefined ? null : <small>{row.note}</small>}
                </th>
                <td className={styles.axis} aria-hidden="true">
                  <Track row={row} axis={axis} filled={filled} />
                </td>
                <td className={styles.words}>
                  <FigureText {...row} hue={tone} {...{ unit: axis.unit, digits, of }} />
                </td>
              </tr>
            );
          })}
        </tbody>
        <tfoot aria-hidden="true">
          <tr>
            <td />
            <td className={styles.axis}>
              <Scale {...axis} />
            </td>
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Track({ row, axis, filled }: { row: IntervalRow; axis: Axis; filled: boolean }) {
  const state = figureState(row);
  const { value, low, high } = row;
  const drawn = (state === 'number' || state === 'wide') && value !== null;
  const bounded = drawn && typeof low === 'number' && typeof high === 'number';
  return (
    <div className={styles.track}>
      {axis.mark === undefined ? null : <i className={styles.mark} style={{ left: placeOn(axis, axis.mark.at) }} />}
      {drawn && filled ? <i className={styles.fill} style={{ width: placeOn(axis, value) }} /> : null}
      {bounded ? (
        <i className={styles.bar} style={{ left: placeOn(axis, low), right: `calc(100% - ${placeOn(axis, high)})` }} />
      ) : null}
      {drawn ? <i className={styles.dot} style={{ left: placeOn(axis, value) }} /> : null}
    </div>
  );
}

function Scale(axis: Axis) {
  const { from, to, mark, unit = '' } = axis;
  const at = mark === undefined ? undefined : (mark.at - axis.from) / (axis.to - axis.from);
  const covers = (end: number) => at !== undefined && Math.abs(at - end) < 0.2;
  const words = (value: number) => `${fixed(value, 0).replace('-', '−')}${unit}`;
  return (
    <div className={styles.scale}>
      <span>{covers(0) ? '' : words(from)}</span>
      {mark === undefined ? null : <span style={{ left: placeOn(axis, mark.at) }}>{mark.label}</span>}
      <span>{covers(1) ? '' : words(to)}</span>
    </div>
  );
}
