import { touchpointOfChannel, type Channel } from '#core/channels/channel.ts';
import { sql, type Tx } from '#platform';
import { workspaceSettings } from '#people';
import { knownHidden } from '../answering/hidden.ts';
import { publishedEdition } from '../surveys/editions.ts';
import { csatSurvey } from '../surveys/survey.ts';

/** A decision of the past whether to ask, and what came of it. */
export interface PastAsk {
  id: string;
  customer: string;
  conversation: string;
  channel: Channel;
  state: 'not-asked' | 'answered' | 'expired' | 'delivered';
  reason: string | null;
  decidedAt: Date;
  sentAt: Date | null;
  answer: { score: number; words: string; at: Date } | null;
}

/** Keeps a ledger of the past; nobody is asked. */
export async function keepPastAsks(tx: Tx, asks: readonly PastAsk[]): Promise<void> {
  const survey = await csatSurvey(tx);
  const rows = asks.map(({ answer, ...ask }) => ({
    ...ask,
    touchpoint: touchpointOfChannel(ask.channel),
    answeredAt: answer?.at ?? null,
  }));
  await tx.run(sql`
    insert into listening.ask (id, survey, survey_version, customer, conversation, episode, cause, touchpoint, channel, state, reason,
      decided_at, due_at, sent_at, delivered_at, opened_at, answered_at, expires_at)
    select id, ${survey.id}, ${survey.version}, customer, conversation, conversation::text, 'past:' || id, touchpoint,
      channel, state, reason, "decidedAt", "sentAt", "sentAt", "sentAt", "answeredAt", "answeredAt", "sentAt" + make_interval(days => ${survey.openDays})
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (id uuid, customer uuid, conversation uuid, touchpoint text, channel text, state text,
      reason text, "decidedAt" timestamptz, "sentAt" timestamptz, "answeredAt" timestamptz)`);
  const answers = asks.flatMap(({ id, customer, conversation, channel, answer }) =>
    answer ? [{ ask: id, customer, conversation, channel, ...answer }] : [],
  );
  const row = sql`jsonb_to_recordset(${JSON.stringify(answers)}::jsonb)
    as row (ask uuid, customer uuid, conversation uuid, channel text, score int, words text, at timestamptz)`;
  // What the question says of the company is kept with each answer, as when it is put.
  const { definition } = await publishedEdition(tx, survey.id);
  const known = knownHidden(definition, { company: (await workspaceSettings(tx)).name });
  await tx.run(sql`
    insert into listening.response (survey, edition, key, ask, customer, conversation, source, way, touchpoint, channel, state, values,
      started_at, last_at, completed_at)
    select ${survey.id}, ${survey.edition}, row.ask, row.ask, row.customer, row.conversation, 'asked',
      case row.channel when 'chat' then 'chat' else 'page' end, ask.touchpoint, row.channel, 'complete',
      ${JSON.stringify(known)}::jsonb || jsonb_strip_nulls(jsonb_build_object('score', row.score, 'score-Comment', nullif(row.words, ''))), row.at, row.at, row.at
    from ${row} join listening.ask on ask.id = row.ask`);
  await tx.run(sql`
    insert into listening.answer (ask, survey, response, customer, conversation, scale, score, words, at, told_at)
    select row.ask, response.survey, response.id, row.customer, row.conversation, ${survey.scale}, row.score, row.words, row.at, row.at
    from ${row} join listening.response on response.ask = row.ask`);
}
