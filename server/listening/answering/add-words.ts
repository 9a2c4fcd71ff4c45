import { answersIn } from '#core/listening/survey/answers-in.ts';
import type { SurveyDefinition } from '#core/listening/survey/definition.ts';
import { sql, type Tx } from '#platform';
import { keepAnswers } from './answers.ts';
import type { Response, Values } from './response.ts';

interface Added {
  response: Response;
  definition: SurveyDefinition;
  values: Values;
}

/** Adds words to a response that is complete: it stays so, of the time it was, and counts for nothing anew. */
export async function addWords(tx: Tx, { response, definition, values }: Added): Promise<void> {
  const { id } = response;
  const { full } = await tx.one(sql<{
    full: boolean;
  }>`update listening.response set values = ${JSON.stringify(values)}::jsonb
    where id = ${id} returning over_quota is not null as full`);
  if (!full)
    await keepAnswers(tx, response, {
      answers: answersIn({ definition, values, seed: response.key, now: tx.now }),
      at: tx.now,
    });
}
