import type { FeelingObject } from '#core/touchpoints/scales.ts';
import type { SurveyDefinition } from '../definition.ts';

/** A survey to begin with, as the literature asks it, in all seven languages. */
export interface SurveyTemplate {
  key: string;
  /** What its feelings are about. */
  about: FeelingObject;
  /** Where its questions come from. */
  source: string;
  definition: SurveyDefinition;
}

/** The company's name stands in the questions. */
export const company = { hidden: [{ name: 'company' }] };
