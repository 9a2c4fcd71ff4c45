import { t } from '@lingui/core/macro';
import { boundsText, figureState, tooFew, valueText, type FigureLook, type FigureValue } from './figure-words.ts';
import { number } from './format.ts';
import styles from './figure.module.css';
import { words } from './words.ts';

interface FigureTextProps extends FigureValue, FigureLook {
  hue?: 'fact' | 'feel' | 'plain' | 'grey';
  /** What n counts. */
  of?: string | undefined;
  /** Said when there is no number: `not reached`. */
  none?: string | undefined;
}

/** A figure in one line of text, for tables: `72 (65–78), n 214`. */
export function FigureText(props: FigureTextProps) {
  const { value, n, of, none, hue = 'plain' } = props;
  const state = figureState(props);
  if (state === 'few') return <span className="muted">{tooFew(n ?? 0, of)}</span>;
  if (value === null) return <span className="muted">{none ?? '–'}</span>;
  const bounds = boundsText(props);
  return (
    <span className={styles.text} data-hue={state === 'number' ? hue : 'grey'}>
      <b>{valueText(value, props)}</b>
      {bounds === undefined ? null : (
        <>
          {' '}
          <span className={styles.n}>({bounds})</span>
        </>
      )}
      {n === undefined ? null : (
        <span className="muted">
          , <span className={styles.n}>n {number(n)}</span>
        </span>
      )}
    </span>
  );
}

interface ChangeProps {
  value: number | null;
  low: number | null;
  high: number | null;
  /** It passed its test and is larger than the smallest that matters. */
  detectable: boolean;
  unit?: string;
  digits?: number;
}

/** A difference: coloured only when it is detectable. */
export function Change({ value, low, high, detectable, unit = ` ${t`points`}`, digits = 1 }: ChangeProps) {
  if (value === null || low === null || high === null) return <span className="muted">{words.nothingToCompare}</span>;
  const bounds = <span className="muted">{`(${boundsText({ value, low, high, digits })})`}</span>;
  if (!detectable)
    return (
      <span className={styles.text}>
        {words.noChange} {bounds}
      </span>
    );
  return (
    <span className={styles.text} data-hue="feel">
      <b>{`${value > 0 ? '+' : ''}${valueText(value, { unit, digits })}`}</b> {bounds}
    </span>
  );
}
