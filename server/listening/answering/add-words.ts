import { answersIn } from '#core/listening/survey/answers-in.ts';
import type { SurveyDefinition } from '#core/listening/survey/definition.ts';
import { publish, sql, type Tx } from '#platform';
import { surveyWorded } from '../events.ts';
import { keepAnswers } from './answers.ts';
import type { Response, Values } from './response.ts';
import { wordsOfResponses } from './said.ts';

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
  if (full) return;
  const wordsNow = async () => (await wordsOfResponses(tx, [id])).get(id);
  const before = await wordsNow();
  const answers = answersIn({ definition, values, seed: response.key, now: tx.now });
  await keepAnswers(tx, response, { answers, at: tx.now });
  if ((await wordsNow()) !== before) await tell(tx, response, before === undefined);
}

async function tell(tx: Tx, { id, customer, conversation, channel, source }: Response, first: boolean): Promise<void> {
  if (customer === null) return;
  const scores = await tx.all<{ scale: string; score: number }>(sql`
    select scale, score from listening.answer where response = ${id} and told_at is not null and score is not null order by question`);
  const data = { response: id, customer, conversation, channel, source, scores, first };
  await publish(tx, surveyWorded, { subject: conversation ?? customer, data });
}
