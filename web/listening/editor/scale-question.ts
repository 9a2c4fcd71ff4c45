import { isScale, scales } from '#core/touchpoints/scales.ts';
import type { Question } from '#core/listening/survey/definition.ts';

/** How a question on this scale is usually asked, as a beginning. */
export function scaleQuestion(question: Question): string {
  return question.type === 'rating' && isScale(question.scale) ? scales[question.scale].name : '';
}
