import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { readService } from '#core/contract/insight.ts';
import { Figure } from '../ui/figure.tsx';
import { FigureText } from '../ui/figure-text.tsx';
import { duration, number } from '../ui/format.ts';
import styles from './insight.module.css';

export type Service = WireOutputOf<typeof readService>;
export type DurationFigure = Service['firstResponse'];

const noneWords = { few: undefined, none: undefined, 'not-reached': 'not reached', number: undefined, wide: undefined };

interface DurationCardProps {
  label: string;
  figure: DurationFigure;
  /** What is said of those that have not ended. */
  open: string;
  /** What n counts. */
  of?: string;
  /** A line below. */
  beside?: string | undefined;
}

/** Median with its interval, p90 below, and how many have not ended. */
export function DurationCard({ label, figure, open, of = 'conversations', beside }: DurationCardProps) {
  const { median, p90, how } = figure;
  return (
    <>
      <Figure
        label={`${label}, median`}
        {...median}
        show={duration}
        hue="fact"
        of={of}
        none={noneWords[median.state] ?? 'nothing to count yet'}
        how={how}
      />
      <div className={styles.p90}>
        <span>
          {'9 of 10 within '}
          <FigureText
            value={p90.value}
            low={p90.low}
            high={p90.high}
            show={duration}
            none={p90.state === 'not-reached' ? 'not reached' : `said from 35 ${of} on`}
          />
        </span>
        {figure.open === 0 ? null : <span>{`${number(figure.open)} ${open}`}</span>}
        {beside === undefined ? null : <span>{beside}</span>}
      </div>
    </>
  );
}

/** A median in a table cell. */
export function MedianText({ figure, of = 'conversations' }: { figure: Omit<DurationFigure, 'how'>; of?: string }) {
  const { median } = figure;
  return (
    <FigureText
      value={median.value}
      low={median.low}
      high={median.high}
      n={median.n}
      show={duration}
      of={of}
      none={median.state === 'not-reached' ? `not reached, ${number(figure.open)} open` : undefined}
    />
  );
}
