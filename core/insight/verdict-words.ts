import type { Scale } from '#core/touchpoints/scales.ts';
import { feelingNames } from './feeling-names.ts';
import type { Group } from './groups.ts';

/** What is said of a fact and a feeling: the first three are a difference that counts. */
export type Verdict = 'rises' | 'falls' | 'differs' | 'no-detectable-change' | 'too-few';

interface Between {
  scale: Scale;
  label: string;
  first: Group;
  second: Group;
}

/** The verdict on a fact in one sentence: what goes with what, never what causes what. */
export function verdictWords(verdict: Verdict, between?: Between): string {
  if (verdict === 'too-few') return 'Too few answers to compare.';
  if (between === undefined || verdict === 'no-detectable-change') return 'No detectable change.';
  const { scale, first, second } = between;
  const { short, unit } = feelingNames[scale];
  const say = ({ figure, label }: Group) => `${Math.round(figure.value ?? 0)}${unit} (${label})`;
  if (verdict === 'differs') return `${short} differs: from ${say(first)} to ${say(second)}.`;
  return `${short} ${verdict} from ${say(first)} to ${say(second)}.`;
}
