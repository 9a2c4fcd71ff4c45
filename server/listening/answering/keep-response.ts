import { answersIn } from '#core/listening/survey/answers-in.ts';
import type { SurveyDefinition } from '#core/listening/survey/definition.ts';
import type { Quota } from '#core/listening/survey/quotas.ts';
import type { Tx } from '#platform';
import { keepAnswers, tellAnswers } from './answers.ts';
import { markOver } from './quotas.ts';
import { keepValues, type Response, type Values } from './response.ts';

interface Kept {
  response: Response;
  definition: SurveyDefinition;
  values: Values;
  atPage: string | null;
  done: boolean;
  /** A quota that was full: it is kept, and stands in no figure. */
  full?: Quota | undefined;
}

/** Keeps what was given so far; what is done stands on the spine at once. */
export async function keepResponse(tx: Tx, { response, definition, values, atPage, done, full }: Kept): Promise<void> {
  await keepValues(tx, { id: response.id, values, atPage, done });
  await keepAnswers(tx, response, full === undefined ? answersIn(definition, values) : []);
  if (full !== undefined) await markOver(tx, response.id, full);
  else if (done) await tellAnswers(tx, response);
}
