import { afterContact } from '#core/listening/survey/after-contact.ts';
import type { QuietHours } from '#core/listening/quiet-hours.ts';
import type { FeelingObject } from '#core/touchpoints/scales.ts';
import { problem, sql, type Tx } from '#platform';
import { addEdition } from './editions.ts';

export interface Survey {
  id: string;
  key: string;
  about: FeelingObject;
  scale: string | null;
  active: boolean;
  /** What is given can be joined to nobody. Once so, it stays so. */
  anonymous: boolean;
  chatDelayMinutes: number;
  mailDelayHours: number;
  quarantineDays: number;
  openDays: number;
  quiet: QuietHours | null;
  edition: number | null;
  version: number;
}

const columns = sql`id, key, about, scale, active, anonymous, chat_delay_minutes, mail_delay_hours, quarantine_days, open_days, edition, version,
  case when quiet_from is not null then json_build_object('from', quiet_from, 'until', quiet_until) end as quiet`;

/** How a survey asks. Throws `not-found`. */
export async function surveyById(tx: Tx, id: string): Promise<Survey> {
  const found = await tx.maybe(sql<Survey>`select ${columns} from listening.survey where id = ${id}`);
  if (found === undefined) throw problem('not-found', { detail: 'There is no such survey.' });
  return found;
}

/** The survey after a resolved conversation; every workspace has it, published, from its first use. */
export async function csatSurvey(tx: Tx): Promise<Survey> {
  const select = sql<Survey>`select ${columns} from listening.survey where key = 'csat'`;
  const there = await tx.maybe(select);
  if (there !== undefined && there.edition !== null) return there;
  await tx.run(sql`insert into listening.survey (key, name, scale, created_at, changed_at)
    values ('csat', 'Satisfaction after a conversation', 'csat5', ${tx.now}, ${tx.now})
    on conflict (workspace, key) do update set name = excluded.name where survey.name = ''`);
  const { id } = await tx.one(sql<{ id: string }>`select id from listening.survey where key = 'csat' for update`);
  const published = await tx.maybe(sql`select 1 from listening.edition where survey = ${id} limit 1`);
  if (published === undefined) await addEdition(tx, { survey: id, definition: afterContact(), by: null });
  return tx.one(select);
}
export type SurveyChange = Pick<
  Survey,
  'active' | 'chatDelayMinutes' | 'mailDelayHours' | 'quarantineDays' | 'openDays' | 'quiet' | 'version'
>;

/** Changes when customers are asked. Throws `conflict` when somebody else changed it meanwhile. */
export async function changeSurvey(tx: Tx, change: SurveyChange): Promise<Survey> {
  const { id } = await csatSurvey(tx);
  const changed = await tx.maybe(sql<Survey>`update listening.survey set active = ${change.active},
      chat_delay_minutes = ${change.chatDelayMinutes}, mail_delay_hours = ${change.mailDelayHours},
      quarantine_days = ${change.quarantineDays}, open_days = ${change.openDays},
      quiet_from = ${change.quiet?.from ?? null}, quiet_until = ${change.quiet?.until ?? null}, version = version + 1
    where id = ${id} and version = ${change.version} returning ${columns}`);
  if (changed === undefined)
    throw problem('conflict', { code: 'stale', detail: 'Somebody changed this meanwhile. Look again.' });
  return changed;
}
