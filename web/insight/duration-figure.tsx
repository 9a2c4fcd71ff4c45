import { ph, t } from '@lingui/core/macro';
import type { ReactNode } from 'react';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { readService } from '#core/contract/insight.ts';
import { Figure } from '../ui/figure.tsx';
import { FigureText } from '../ui/figure-text.tsx';
import { duration, number } from '../ui/format.ts';
import { words } from '../ui/words.ts';
import { See, ServedLink, type Served } from './served-link.tsx';
import styles from './insight.module.css';

export type Service = WireOutputOf<typeof readService>;
export type DurationFigure = Service['firstResponse'];

const noneWords = {
  few: undefined,
  none: undefined,
  'not-reached': t`not reached`,
  number: undefined,
  wide: undefined,
};

interface DurationCardProps {
  /** Which times it counts. */
  times: NonNullable<Served['of']>;
  label: string;
  figure: DurationFigure;
  /** What is said of those that have not ended. */
  open: (count: number) => string;
  /** What n counts. */
  of?: string;
  /** A line below. */
  beside?: ReactNode;
}

/** Median with its interval, p90 below, and how many have not ended. */
export function DurationCard({ label, times, figure, open, of = t`conversations`, beside }: DurationCardProps) {
  const { median, p90, how } = figure;
  return (
    <>
      <Figure
        label={t`${label}, median`}
        {...median}
        show={duration}
        hue="fact"
        of={of}
        none={noneWords[median.state] ?? words.nothingToCount}
        how={how}
      />
      <div className={styles.p90}>
        <span>
          {t`9 of 10 within`}{' '}
          <FigureText
            value={p90.value}
            low={p90.low}
            high={p90.high}
            show={duration}
            none={p90.state === 'not-reached' ? t`not reached` : t`said from 35 ${of} on`}
          />
        </span>
        {figure.open === 0 ? null : (
          <span>
            <ServedLink served={{ of: times, only: 'running' }} n={figure.open}>
              {open(figure.open)}
            </ServedLink>
          </span>
        )}
        {beside === undefined ? null : <span>{beside}</span>}
      </div>
      <See of={times} n={figure.n} name={label} />
    </>
  );
}

interface MedianTextProps {
  figure: Omit<DurationFigure, 'how'>;
  of?: string;
}

/** A median in a table cell. */
export function MedianText({ figure, of = t`conversations` }: MedianTextProps) {
  const { median } = figure;
  return (
    <FigureText
      value={median.value}
      low={median.low}
      high={median.high}
      n={median.n}
      show={duration}
      of={of}
      none={median.state === 'not-reached' ? t`not reached, ${ph({ open: number(figure.open) })} open` : undefined}
    />
  );
}

/** The same, leading to the waits behind it. */
export function ServedMedian({ served, ...median }: MedianTextProps & { served: Served }) {
  return (
    <ServedLink served={served} n={median.figure.n}>
      <MedianText {...median} />
    </ServedLink>
  );
}
