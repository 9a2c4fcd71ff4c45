import { ph, t } from '@lingui/core/macro';
import { isScale } from '#core/touchpoints/scales.ts';
import { FigureText } from '../../ui/figure-text.tsx';
import { number } from '../../ui/format.ts';
import { Intervals } from '../../ui/intervals.tsx';
import { answerWord, scaleWords } from '../../ui/scale-words.ts';
import type { ResultOf } from './result-types.ts';
import styles from './results.module.css';

type Counts = ResultOf<'choices'>['counts'];

interface BarsProps {
  title: string;
  counts: Counts;
  mark?: { at: number; label: string };
}

/** Shares as bars with their intervals. */
function Bars({ title, counts, mark }: BarsProps) {
  return (
    <Intervals
      name={title}
      from={0}
      to={100}
      unit=" %"
      filled
      {...(mark === undefined ? {} : { mark })}
      rows={counts.map(({ value, text, count, share }) => ({
        key: value,
        label: text,
        note: t`${ph({ count: number(count) })} of ${ph({ of: number(share.n) })}`,
        value: share.value,
        low: share.low,
        high: share.high,
      }))}
    />
  );
}

export function ChoiceBars({
  result: { counts, several, mark },
  title,
}: {
  result: ResultOf<'choices'>;
  title: string;
}) {
  return (
    <>
      {several ? (
        <p className={styles.remark}>{t`Several could be chosen: shares add up to more than 100 %.`}</p>
      ) : null}
      {mark === null ? null : (
        <p className={styles.remark}>
          {t`${mark} % of the first answer is the mark of a product that fits its market (Sean Ellis 2009).`}
        </p>
      )}
      <Bars title={title} counts={counts} {...(mark === null ? {} : { mark: { at: mark, label: `${mark} %` } })} />
    </>
  );
}

export function ScaleBars({
  result: { scale, figure, mean, counts },
  title,
}: {
  result: ResultOf<'scale'>;
  title: string;
}) {
  const named = counts.map((each) => ({
    ...each,
    text: isScale(scale) ? (answerWord({ scale, score: Number(each.value) }) ?? each.text) : each.text,
  }));
  const { short, unit } = scaleWords[scale];
  return (
    <>
      <p className={styles.lead}>
        {mean === null ? null : (
          <span>
            {t`Mean`} <FigureText {...mean} digits={1} widest={null} hue="feel" />
          </span>
        )}
        <span>
          {short} <FigureText {...figure} unit={unit} digits={unit === '' ? 0 : 1} hue="feel" />
        </span>
      </p>
      <Bars title={title} counts={named} />
    </>
  );
}

export function RatingBars({ result: { mean, counts }, title }: { result: ResultOf<'rating'>; title: string }) {
  return (
    <>
      <p className={styles.lead}>
        <span>
          {t`Mean`} <FigureText {...mean} digits={1} widest={null} hue="feel" />
        </span>
      </p>
      <Bars title={title} counts={counts} />
    </>
  );
}
