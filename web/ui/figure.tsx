import type { ReactNode } from 'react';
import { boundsText, figureState, tooFew, valueText, type FigureLook, type FigureValue } from './figure-words.ts';
import { number } from './format.ts';
import { HowPopover, type HowComputed } from './how-computed.tsx';
import styles from './figure.module.css';
import { words } from './words.ts';

interface FigureProps extends FigureValue, FigureLook {
  label: string;
  /** Which of the two truths: a fact (blue-grey), a feeling (warm), or plain ink. */
  hue?: 'fact' | 'feel' | 'plain';
  /** What n counts. */
  of?: string;
  /** A short remark behind the interval: `of those who answered`. */
  note?: ReactNode;
  /** Said when there is no number: `not reached`. */
  none?: string;
  how?: HowComputed;
}

/** A number with its interval and n, or the reason why there is none. */
export function Figure(props: FigureProps) {
  const { label, hue = 'plain', how } = props;
  const state = figureState(props);
  return (
    <div className={styles.figure}>
      <div className={styles.label}>
        {label}
        {how === undefined ? null : <HowPopover label={label} how={how} />}
      </div>
      <div className={styles.line} data-hue={state === 'number' ? hue : 'grey'}>
        {state === 'number' || state === 'wide' ? <Known {...props} /> : <Silent {...props} />}
      </div>
      {state === 'wide' ? <div className={styles.wide}>{words.tooUncertain}</div> : null}
    </div>
  );
}

function Silent(props: FigureProps) {
  const { n, of, none, note } = props;
  const silence = figureState(props) === 'few' ? tooFew(n ?? 0, of) : (none ?? words.nothingToCount);
  return (
    <>
      <span className={styles.silent}>{silence}</span>
      {note === undefined ? null : <span className={styles.rest}>{note}</span>}
    </>
  );
}

function Known(props: FigureProps) {
  const { value, n, of, note } = props;
  const bounds = boundsText(props);
  return (
    <>
      <span className={styles.number}>{valueText(value ?? 0, props)}</span>
      <span className={styles.rest}>
        {bounds}
        {n === undefined ? null : (
          <span className={styles.n}>{`n ${number(n)}${of === undefined ? '' : ` ${of}`}`}</span>
        )}
        {note === undefined ? null : <span>{note}</span>}
      </span>
    </>
  );
}
