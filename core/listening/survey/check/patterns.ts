import type { SurveyDefinition } from '../definition.ts';
import { PatternFault, patternOf } from '../pattern.ts';
import { visitProperties } from '../walk.ts';
import { finding, type Finding } from './finding.ts';

/** Patterns of validators that cannot be read. */
export function checkPatterns(definition: SurveyDefinition): Finding[] {
  const found: Finding[] = [];
  visitProperties(definition, ({ at, property, value }) => {
    if (property !== 'regex' || typeof value !== 'string') return;
    try {
      patternOf(value);
    } catch (error) {
      if (!(error instanceof PatternFault)) throw error;
      found.push(finding('unreadable-pattern', { at, property, detail: value, message: error.message }));
    }
  });
  return found;
}
