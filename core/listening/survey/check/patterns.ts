import type { SurveyDefinition } from '../definition.ts';
import { surveyLimits } from '../limits.ts';
import { PatternFault, sizeOfPattern } from '../pattern.ts';
import { visitProperties, type Found } from '../walk.ts';
import { finding, type Finding } from './finding.ts';

function tooCostly({ at, property, value: detail }: Found<string>, size: number): Finding {
  const message = `The pattern takes too long: it has ${size} places, what is repeated counted as often, and may have ${surveyLimits.patternSize}. Repeat less, or limit the length of the answer instead.`;
  return finding('costly-pattern', { at, property, detail, message });
}

/** Patterns of validators that cannot be read, or would take too long. */
export function checkPatterns(definition: SurveyDefinition): Finding[] {
  const found: Finding[] = [];
  let together = 0;
  visitProperties(definition, ({ at, property, value }) => {
    if (property !== 'regex' || typeof value !== 'string') return;
    try {
      const size = sizeOfPattern(value);
      together += size;
      if (size > surveyLimits.patternSize) found.push(tooCostly({ at, property, value }, size));
    } catch (error) {
      if (!(error instanceof PatternFault)) throw error;
      found.push(finding('unreadable-pattern', { at, property, detail: value, message: error.message }));
    }
  });
  if (together > surveyLimits.patterns) {
    const message = `The patterns of a survey have at most ${surveyLimits.patterns} places together, what is repeated counted as often; here are ${together}.`;
    found.push(finding('too-large', { at: '', message }));
  }
  return found;
}
