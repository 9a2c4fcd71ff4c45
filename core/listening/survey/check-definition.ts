import { checkExpressions } from './check/expressions.ts';
import type { Finding } from './check/finding.ts';
import { checkNames } from './check/known-names.ts';
import { checkLanguages } from './check/languages.ts';
import { checkLoops } from './check/loops.ts';
import { checkOptions } from './check/options.ts';
import { checkPatterns } from './check/patterns.ts';
import { checkReach } from './check/reach.ts';
import { checkSize } from './check/size.ts';
import type { SurveyDefinition } from './definition.ts';

export type { Finding } from './check/finding.ts';

const checks = [
  checkNames,
  checkExpressions,
  checkPatterns,
  checkLoops,
  checkOptions,
  checkReach,
  checkSize,
  checkLanguages,
];

/** What is wrong with a definition whose form is right. With an `error` it cannot be published; a `hint` is for whoever writes it. */
export function checkDefinition(definition: SurveyDefinition): Finding[] {
  return checks.flatMap((check) => check(definition));
}
