import { mostOf } from './linear.ts';

/** How often an engine was right on texts it had not been shown. */
export interface Measured {
  /** Which texts: `goemotions dev`. */
  set: string;
  n: number;
  /** Share that was right. */
  accuracy: number;
  /** F1 of each label, averaged, so that a rare one counts as much. */
  macroF1: number;
  /** Expected calibration error: how far probabilities were from what came true, on average, in ten bins. */
  calibration: number;
  /** What always saying the commonest label would have got. */
  majority: number;
  /** Rows are what people said, columns what the engine said, in the order of its labels. */
  confusion: number[][];
}

export interface Tried {
  /** Place of the label that people gave. */
  truth: number;
  probabilities: ArrayLike<number>;
}

const bins = 10;

function sum(values: readonly number[]): number {
  return values.reduce((one, other) => one + other, 0);
}

function macroF1(confusion: readonly number[][]): number {
  const scores = confusion.flatMap((row, k) => {
    const [right, said, meant] = [row[k]!, sum(confusion.map((each) => each[k]!)), sum(row)];
    return meant === 0 ? [] : [(2 * right) / (said + meant)];
  });
  return sum(scores) / (scores.length || 1);
}

/** Guo, Pleiss, Sun, Weinberger 2017, of the label that is said. */
function calibrationError(tried: readonly Tried[]): number {
  const [sure, right] = [new Float64Array(bins), new Float64Array(bins)];
  for (const { truth, probabilities } of tried) {
    const said = mostOf(probabilities);
    const bin = Math.min(bins - 1, Math.floor(probabilities[said]! * bins));
    sure[bin] = sure[bin]! + probabilities[said]!;
    if (said === truth) right[bin] = right[bin]! + 1;
  }
  return sum(Array.from(sure, (value, bin) => Math.abs(value - right[bin]!))) / (tried.length || 1);
}

/** How right guesses were, by what people said of the same texts; labels are told by their places. */
export function measuredOn(set: string, labels: number, tried: readonly Tried[]): Measured {
  const confusion = Array.from({ length: labels }, () => Array.from({ length: labels }, () => 0));
  for (const { truth, probabilities } of tried) confusion[truth]![mostOf(probabilities)]!++;
  const n = tried.length;
  return {
    set,
    n,
    accuracy: sum(confusion.map((row, k) => row[k]!)) / (n || 1),
    macroF1: macroF1(confusion),
    calibration: calibrationError(tried),
    majority: Math.max(0, ...confusion.map(sum)) / (n || 1),
    confusion,
  };
}
