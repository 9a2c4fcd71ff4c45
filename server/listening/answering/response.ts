import type { Dated } from '#core/listening/places/given-at.ts';
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
  /** The device or poster it is given at. */
  place: string | null;
  device: string | null;
  /** Nobody can join it to a person. */
  anonymous?: boolean;
}

/** When something was given, and how far the word of a device is taken for it. */
export interface When {
  at: Date;
  dated: Dated;
}

export interface Response extends Occasion {
  id: string;
  anonymous: boolean;
  state: 'partial' | 'complete';
  atPage: string | null;
  values: Values;
}

export const responseColumns = sql`id, survey, edition, key, ask, customer, conversation, source, way, touchpoint, channel, language, place, device, anonymous, state, at_page, values`;

const now = (tx: Tx): When => ({ at: tx.now, dated: 'device' });

/** The response of this key, begun if it was not there; locked. */
export async function takeResponse(tx: Tx, of: Occasion, { at }: When = now(tx)): Promise<Response> {
  await tx.run(sql`insert into listening.response (id, survey, edition, key, ask, customer, conversation, source, way, touchpoint, channel,
      language, place, device, anonymous, state, started_at, last_at)
    values (case when ${of.anonymous === true} then gen_random_uuid() else uuidv7() end, ${of.survey}, ${of.edition}, ${of.key}, ${of.ask}, ${of.customer}, ${of.conversation}, ${of.source}, ${of.way}, ${of.touchpoint},
      ${of.channel}, ${of.language}, ${of.place}, ${of.device}, ${of.anonymous === true}, 'partial', ${at}, ${at}) on conflict (workspace, survey, key) do nothing`);
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
  { id, anonymous }: Pick<Response, 'id' | 'anonymous'>,
  {
    values,
    atPage,
    done,
    when = now(tx),
  }: { values: Values; atPage: string | null; done: boolean; when?: When | undefined },
): Promise<void> {
  const { at, dated } = when;
  await tx.run(sql`update listening.response set values = ${JSON.stringify(values)}::jsonb, at_page = ${atPage}, last_at = ${at},
      state = ${done ? 'complete' : 'partial'}, completed_at = ${done ? at : null}, received_at = ${anonymous ? at : tx.now}, dated = ${dated} where id = ${id}`);
}
