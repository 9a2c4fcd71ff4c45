import { problem, publish, sql, type Tx } from '#platform';
import { record } from '#touchpoints';
import { surveyAnswered } from '../events.ts';

interface Given {
  ask: string;
  /** 1 to 5. */
  score: number;
  words?: string | undefined;
}

interface OpenAsk {
  id: string;
  state: string;
  customer: string;
  conversation: string;
  touchpoint: string;
  channel: string;
  expiresAt: Date | null;
}

export interface Answer {
  score: number;
  words: string;
  /** It had been answered before: the first score stays. */
  again: boolean;
}

/**
 * Keeps an answer. The first score stands; words may be added to it while the question is open.
 * Throws `gone` for a question that is closed or was never asked.
 */
export async function answerAsk(tx: Tx, { ask, score, words = '' }: Given): Promise<Answer> {
  const open = await takeAsk(tx, ask);
  const first = await tx.maybe(
    sql<{ score: number; words: string }>`select score, words from listening.answer where ask = ${ask}`,
  );
  if (first !== undefined) return addWords(tx, { ask, first, words });
  if (!isOpen(open, tx.now)) throw problem('gone', { detail: 'This question is closed by now.' });
  const { customer, conversation, channel, touchpoint } = open;
  await tx.run(sql`insert into listening.answer (ask, customer, conversation, scale, score, words, at)
    values (${ask}, ${customer}, ${conversation}, 'csat5', ${score}, ${words}, ${tx.now})`);
  await tx.run(sql`update listening.ask set state = 'answered', answered_at = ${tx.now},
    delivered_at = coalesce(delivered_at, ${tx.now}), opened_at = coalesce(opened_at, ${tx.now}) where id = ${ask}`);
  await record(tx, [
    {
      customer,
      conversation,
      touchpoint,
      channel: channel === 'chat' ? 'chat' : 'mail',
      occurredAt: tx.now,
      direction: 'in',
      kind: 'survey.answered',
      actor: { kind: 'customer' },
      facts: { survey: 'csat' },
      feelings: {
        scale: 'csat5',
        score,
      },
      source: null,
      messageId: `answer:${ask}`,
    },
  ]);
  await publish(tx, surveyAnswered, {
    subject: conversation,
    data: { ask, customer, conversation, channel, scale: 'csat5', score },
  });
  return { score, words, again: false };
}

function isOpen({ state, expiresAt }: OpenAsk, now: Date): boolean {
  return ['sent', 'delivered', 'opened', 'failed'].includes(state) && (expiresAt === null || expiresAt > now);
}

async function addWords(
  tx: Tx,
  { ask, first, words }: { ask: string; first: { score: number; words: string }; words: string },
): Promise<Answer> {
  if (first.words !== '' || words === '') return { ...first, again: true };
  await tx.run(sql`update listening.answer set words = ${words} where ask = ${ask}`);
  return { score: first.score, words, again: true };
}

async function takeAsk(tx: Tx, ask: string): Promise<OpenAsk> {
  const found = await tx.maybe(sql<OpenAsk>`select id, state, customer, conversation, touchpoint, channel, expires_at
    from listening.ask where id = ${ask} for update`);
  if (found === undefined) throw problem('gone', { detail: 'This question is closed by now.' });
  return found;
}

/** What the answer page has to show; notes that it was opened. */
export async function openAsk(tx: Tx, ask: string) {
  const open = await takeAsk(tx, ask);
  await tx.run(sql`update listening.ask set opened_at = coalesce(opened_at, ${tx.now}), delivered_at = coalesce(delivered_at, ${tx.now}),
    state = case when state in ('sent', 'delivered') then 'opened' else state end where id = ${ask}`);
  const given = await tx.maybe(sql<{ score: number }>`select score from listening.answer where ask = ${ask}`);
  return { customer: open.customer, answered: given?.score ?? null, open: isOpen(open, tx.now) };
}
