import type { GivenAnswer } from '#core/listening/survey/answers-in.ts';
import { isFactWord } from '#core/touchpoints/facts.ts';
import type { Scale } from '#core/touchpoints/scales.ts';
import { publish, sql, type Tx } from '#platform';
import { record } from '#touchpoints';
import { surveyAnswered } from '../events.ts';
import type { Response } from './response.ts';
import { wordsOfResponses } from './said.ts';

/** Keeps scores and words of a response. A score that stands on the spine stays; words may still be added to it. */
export async function keepAnswers(
  tx: Tx,
  response: Response,
  { answers, at }: { answers: readonly GivenAnswer[]; at: Date },
): Promise<void> {
  await tx.run(sql`
    insert into listening.answer (id, ask, survey, response, customer, conversation, question, scale, score, words, further, at)
    select case when ${response.anonymous} then gen_random_uuid() else uuidv7() end, ${response.ask}, ${response.survey}, ${response.id}, ${response.customer}, ${response.conversation}, question, scale, score, words, further, ${at}
    from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as given (question text, scale text, score int, words text, further boolean)
    on conflict (response, question) do update set
      scale = case when answer.told_at is null then excluded.scale else answer.scale end,
      score = case when answer.told_at is null then excluded.score else answer.score end,
      further = case when answer.told_at is null then excluded.further else answer.further end,
      words = case when answer.told_at is null or answer.words = '' then excluded.words else answer.words end`);
  await tx.run(sql`delete from listening.answer where response = ${response.id} and told_at is null
    and not question = any(${answers.map(({ question }) => question)}::text[])`);
}

interface Untold {
  id: string;
  question: string;
  further: boolean;
  scale: Scale;
  score: number;
}

/** Puts the scores of a response on the spine, once; from then on they stand. What nobody was asked for is a kind of its own. */
export async function tellAnswers(tx: Tx, response: Response, givenAt: Date = tx.now): Promise<void> {
  const untold =
    await tx.all(sql<Untold>`update listening.answer set told_at = ${response.anonymous ? givenAt : tx.now},
      further = further or exists (select 1 from listening.answer first where first.response = answer.response
        and first.scale = answer.scale and first.told_at is not null and not first.further)
    where response = ${response.id} and told_at is null and score is not null returning id, question, further, scale, score`);
  const { customer, conversation, channel, touchpoint, ask, survey } = response;
  if (customer === null || untold.length === 0) return;
  const asked = await tx.one(sql<{ key: string; about: string; again: boolean | null }>`
    select survey.key, coalesce(ask.about, survey.about) as about, ask.again
    from listening.survey left join listening.ask on ask.id = ${ask} where survey.id = ${survey}`);
  await record(
    tx,
    untold.map(({ id, question, further, scale, score }) => ({
      customer,
      conversation,
      touchpoint,
      channel,
      occurredAt: tx.now,
      direction: 'in',
      kind: response.source === 'asked' ? 'survey.answered' : 'feedback.given',
      actor: { kind: 'customer' },
      facts: {
        survey: asked.key,
        about: asked.about,
        ...(isFactWord(question) ? { question } : {}),
        ...(further ? { further } : {}),
        ...(asked.again === true ? { again: true } : {}),
      },
      feelings: { scale, score },
      source: null,
      messageId: `answer:${id}`,
    })),
  );
  const words = (await wordsOfResponses(tx, [response.id])).has(response.id);
  for (const { scale, score, further } of untold)
    await publish(tx, surveyAnswered, {
      subject: conversation ?? customer,
      data: {
        ask,
        customer,
        conversation,
        channel,
        survey,
        response: response.id,
        source: response.source,
        scale,
        score,
        further,
        words,
      },
    });
}
