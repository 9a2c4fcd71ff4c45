import type { SurveyDefinition } from '../definition.ts';
import type { SurveyLook } from '../page-data.ts';
import { usualAccent } from './parts.ts';

/** How a definition looks to customers: as it says itself, else in the company's colour. */
export function lookFor(
  { look = {} }: SurveyDefinition,
  company: string | null | undefined,
  pictures: Readonly<Record<string, string>>,
): SurveyLook {
  const { accent, theme = 'auto', logo = '', ...rest } = look;
  return { ...rest, colour: accent ?? company ?? usualAccent, theme, logo: pictures[logo] };
}
