import type { FeelingObject } from '#core/touchpoints/scales.ts';
import { publish, sql, type Tx } from '#platform';
import { record } from '#touchpoints';
import { surveyAsked } from '../events.ts';

interface Asked {
  ask: string;
  /** The message that carries the question; left out: it was shown at once, as in a page. */
  message?: string | undefined;
}

interface Row {
  survey: string;
  customer: string;
  conversation: string | null;
  channel: string;
  touchpoint: string;
  about: FeelingObject;
  again: boolean;
}

/** Writes down that a scheduled question went out or was shown: from now on it is open for the days of its survey. False: it was not scheduled. */
export async function noteAsked(tx: Tx, { ask, message }: Asked): Promise<boolean> {
  const shown = message === undefined;
  const asked = await tx.maybe(sql<Row>`
    update listening.ask set state = ${shown ? 'delivered' : 'sent'}, sent_at = ${tx.now}, delivered_at = ${shown ? tx.now : null},
      message = ${message ?? null}, expires_at = ${tx.now}::timestamptz + make_interval(days => survey.open_days)
    from listening.survey where ask.id = ${ask} and ask.state = 'scheduled' and survey.id = ask.survey
    returning survey.key as survey, ask.customer, ask.conversation, ask.channel, ask.touchpoint, ask.about, ask.again`);
  if (asked === undefined) return false;
  const { customer, conversation, channel, touchpoint, about, again } = asked;
  await record(tx, [
    {
      customer,
      conversation,
      channel,
      touchpoint,
      occurredAt: tx.now,
      direction: 'out',
      kind: 'survey.asked',
      actor: { kind: 'system' },
      facts: { survey: asked.survey, about, ...(again ? { again } : {}) },
      source: null,
      messageId: `ask:${ask}`,
    },
  ]);
  await publish(tx, surveyAsked, {
    subject: conversation ?? customer,
    data: { ask, customer, conversation, channel, about, again },
  });
  return true;
}
