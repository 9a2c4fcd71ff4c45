import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { readVolunteered } from '#core/contract/volunteered.ts';
import { scaleWords } from '../ui/scale-words.ts';

export type Volunteered = WireOutputOf<typeof readVolunteered>;
export type Question = Volunteered['questions'][number];

/** Names a question within the address; the scale belongs to it. */
export function keyOf({ question, scale, about }: Pick<Question, 'question' | 'scale' | 'about'>): string {
  return `${question} ${scale} ${about}`;
}

/** What the figure of a question is called. */
export function figureName({ scale }: Question): string {
  return scaleWords[scale].short;
}
