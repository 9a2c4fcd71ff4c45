import { ph, t } from '@lingui/core/macro';
import { FigureText } from '../../ui/figure-text.tsx';
import { number } from '../../ui/format.ts';
import { Intervals } from '../../ui/intervals.tsx';
import type { ResultOf } from './result-types.ts';
import styles from './results.module.css';

const highest = (value: number | null) => value ?? Number.NEGATIVE_INFINITY;

/** The mean place of each, the most preferred on top. */
export function Ranking({ result: { items }, title }: { result: ResultOf<'ranking'>; title: string }) {
  const sorted = items.toSorted(
    (a, b) => highest(b.rank.value && -b.rank.value) - highest(a.rank.value && -a.rank.value),
  );
  return (
    <>
      <p className={styles.remark}>{t`Mean rank: 1 is the first.`}</p>
      <Intervals
        name={title}
        from={1}
        to={Math.max(2, items.length)}
        digits={1}
        rows={sorted.map(({ value, text, rank, first }) => ({
          ...rank,
          key: value,
          label: text,
          widest: null,
          note: (
            <>
              {t`first:`} <FigureText value={first.value} low={first.low} high={first.high} unit=" %" />
            </>
          ),
        }))}
      />
    </>
  );
}

/** How much more often each was best than worst, the best on top. */
export function BestWorst({ result: { items }, title }: { result: ResultOf<'maxdiff'>; title: string }) {
  const sorted = items.toSorted((a, b) => highest(b.score.value) - highest(a.score.value));
  return (
    <>
      <p className={styles.remark}>
        {t`How often it was the best less how often the worst, for each time it was seen: −1 to 1 (counts of Finn and Louviere 1992).`}
      </p>
      <Intervals
        name={title}
        from={-1}
        to={1}
        digits={2}
        mark={{ at: 0, label: '0' }}
        rows={sorted.map(({ value, text, best, worst, seen, score }) => ({
          ...score,
          key: value,
          label: text,
          widest: null,
          note: t`best ${ph({ best: number(best) })}, worst ${ph({ worst: number(worst) })}, seen ${ph({ seen: number(seen) })}`,
        }))}
      />
    </>
  );
}

/** The mean stars of each product, of those who rated it. */
export function Products({ result: { items, most }, title }: { result: ResultOf<'products'>; title: string }) {
  return (
    <Intervals
      name={title}
      from={1}
      to={most}
      digits={1}
      rows={items.map(({ value, text, mean }) => ({ ...mean, key: value, label: text, widest: null }))}
    />
  );
}
