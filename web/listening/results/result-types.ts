import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { readSurveyResults } from '#core/contract/survey-results.ts';

export type Question = WireOutputOf<typeof readSurveyResults>['questions'][number];
export type Result = NonNullable<Question['result']>;
export type ResultOf<K extends Result['kind']> = Extract<Result, { kind: K }>;
