import type { SurveyDefinition } from '../definition.ts';
import { durationOf } from '../duration.ts';
import { surveyLimits } from '../limits.ts';
import { placedQuestions } from '../walk.ts';
import { expressionsOf } from './expressions.ts';
import { finding, type Finding } from './finding.ts';

/** Beyond this, those who finish are other people than those who began. */
const longSeconds = 5 * 60;

/** A survey that is too large to be kept, asks nothing, or asks so much that few finish it. */
export function checkSize(definition: SurveyDefinition): Finding[] {
  const questions = placedQuestions(definition).length;
  const size = JSON.stringify(definition).length;
  const duration = durationOf(definition);
  const found: Finding[] = [];
  if (questions === 0) found.push(finding('no-question', { at: '', message: 'Nothing is asked yet: add a question.' }));
  if (questions > surveyLimits.elements)
    found.push(
      finding('too-large', {
        at: '',
        message: `A survey has at most ${surveyLimits.elements} questions; here are ${questions}.`,
      }),
    );
  if (size > surveyLimits.size)
    found.push(
      finding('too-large', {
        at: '',
        message: `A survey has at most ${surveyLimits.size / 1000} thousand characters; this one has ${Math.ceil(size / 1000)}.`,
      }),
    );
  const expressions = expressionsOf(definition).reduce((sum, { value }) => sum + value.length, 0);
  if (expressions > surveyLimits.expressions)
    found.push(
      finding('too-large', {
        at: '',
        message: `Conditions and calculations have at most ${surveyLimits.expressions / 1000} thousand characters together; here are ${Math.ceil(expressions / 1000)}.`,
      }),
    );
  if (duration > longSeconds) {
    const minutes = String(Math.ceil(duration / 60));
    found.push(
      finding('too-long', {
        at: '',
        detail: minutes,
        message: `To answer all of it takes about ${minutes} minutes: many will not finish it.`,
      }),
    );
  }
  return found;
}
