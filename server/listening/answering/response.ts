import { sql, type Tx } from '#platform';

/** What was given, by the names of the questions. */
export type Values = Record<string, unknown>;

/** What a response is given to, where, and by whom as far as that is known. */
export interface Occasion {
  survey: string;
  edition: number | null;
  /** Chosen where it is given: the same key is the same response. */
  key: string;
  ask: string | null;
  customer: string | null;
  conversation: string | null;
  source: 'asked' | 'volunteered' | 'imported';
  way: string;
  touchpoint: string;
  channel: string;
  language: string | null;
}

export interface Response extends Occasion {
  id: string;
  state: 'partial' | 'complete';
  atPage: string | null;
  values: Values;
}

export const responseColumns = sql`id, survey, edition, key, ask, customer, conversation, source, way, touchpoint, channel, language, state, at_page, values`;

/** The response of this key, begun if it was not there; locked. */
export async function takeResponse(tx: Tx, of: Occasion): Promise<Response> {
  await tx.run(sql`insert into listening.response (survey, edition, key, ask, customer, conversation, source, way, touchpoint, channel,
      language, state, started_at, last_at)
    values (${of.survey}, ${of.edition}, ${of.key}, ${of.ask}, ${of.customer}, ${of.conversation}, ${of.source}, ${of.way}, ${of.touchpoint},
      ${of.channel}, ${of.language}, 'partial', ${tx.now}, ${tx.now}) on conflict (workspace, survey, key) do nothing`);
  return tx.one(
    sql<Response>`select ${responseColumns} from listening.response where survey = ${of.survey} and key = ${of.key} for update`,
  );
}

/** The response of this key, when somebody began one. */
export async function findResponse(tx: Tx, survey: string, key: string): Promise<Response | undefined> {
  return tx.maybe(
    sql<Response>`select ${responseColumns} from listening.response where survey = ${survey} and key = ${key}`,
  );
}

/** Keeps what was given so far, and where somebody stands. */
export async function keepValues(
  tx: Tx,
  { id, values, atPage, done }: { id: string; values: Values; atPage: string | null; done: boolean },
): Promise<void> {
  await tx.run(sql`update listening.response set values = ${JSON.stringify(values)}::jsonb, at_page = ${atPage}, last_at = ${tx.now},
      state = ${done ? 'complete' : 'partial'}, completed_at = ${done ? tx.now : null} where id = ${id}`);
}
