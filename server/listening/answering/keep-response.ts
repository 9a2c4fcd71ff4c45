import { answersIn } from '#core/listening/survey/answers-in.ts';
import type { SurveyDefinition } from '#core/listening/survey/definition.ts';
import type { Quota } from '#core/listening/survey/quotas.ts';
import type { Tx } from '#platform';
import { keepAnswers, tellAnswers } from './answers.ts';
import { keepSaidConsents } from './keep-consents.ts';
import { markOver } from './quotas.ts';
import { keepValues, type Response, type Values, type When } from './response.ts';

interface Kept {
  response: Response;
  definition: SurveyDefinition;
  values: Values;
  atPage: string | null;
  done: boolean;
  /** A quota that was full: it is kept, and stands in no figure. */
  full?: Quota | undefined;
  /** Without it: now. */
  when?: When | undefined;
}

/** Keeps what was given so far; what is done stands on the spine at once. */
export async function keepResponse(tx: Tx, kept: Kept): Promise<void> {
  const { response, definition, values, atPage, done, full, when } = kept;
  const going = { definition, values, seed: response.key, now: tx.now };
  await keepSaidConsents(tx, response, going);
  await keepValues(tx, response, { values, atPage, done, when });
  await keepAnswers(tx, response, {
    answers: full === undefined ? answersIn(going) : [],
    at: when?.at ?? tx.now,
  });
  if (full !== undefined) await markOver(tx, response.id, full);
  else if (done) await tellAnswers(tx, response, when?.at);
}
