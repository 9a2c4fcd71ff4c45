import type { Channel } from '#core/channels/channel.ts';
import { conversationChannels, type OccasionKind } from '#core/listening/asking/occasion.ts';
import type { QuietHours } from '#core/listening/quiet-hours.ts';
import { audit } from '#people';
import { problem, sql, type Actor, type Tx } from '#platform';
import { editionOf, refuseNaming } from '../surveys/editions.ts';
import { surveyById } from '../surveys/survey.ts';
import { beginSpineRead } from './spine-read.ts';
import { latelyOf } from './lately.ts';

/** When a survey asks, as somebody set it. */
export interface When {
  kind: OccasionKind;
  channels: Channel[];
  kinds: string[];
  touchpoints: string[];
  delayMinutes: number;
  chance: number;
  everyDays: number;
  atMinute: number;
  mailFallback: boolean;
  sameKindDays: number;
  distances: Record<string, number>;
  after: { survey: string; what: 'asked' | 'answered'; days: number } | null;
}

/** The occasion of a survey that is switched on. */
export interface Occasion extends When {
  survey: string;
  since: Date;
}

const columns = sql`occasion.survey, occasion.kind, since, channels, kinds, touchpoints, delay_minutes, chance, every_days, at_minute,
  mail_fallback, same_kind_days, distances,
  case when after_survey is not null
    then json_build_object('survey', after_survey, 'what', after_what, 'days', after_days) end as after`;

/** The occasions of one kind by which surveys ask now, the oldest first. */
export async function activeOccasions(tx: Tx, kind: OccasionKind): Promise<Occasion[]> {
  return tx.all(sql<Occasion>`select ${columns} from listening.occasion join listening.survey on survey.id = occasion.survey
    where occasion.kind = ${kind} and survey.active and survey.edition is not null order by occasion.survey`);
}

/** When a survey asks, and whom that would have been about lately. Throws `not-found`. */
export async function readOccasion(tx: Tx, id: string) {
  const { active, anonymous, openDays, quiet } = await surveyById(tx, id);
  const found = await tx.maybe(
    sql<
      Occasion & { version: number }
    >`select ${columns}, occasion.version from listening.occasion where survey = ${id}`,
  );
  if (found === undefined) return { active, anonymous, openDays, quiet, when: null, lately: null, version: 1 };
  const { survey: _, since: __, version, ...when } = found;
  return { active, anonymous, openDays, quiet, when, lately: await latelyOf(tx, when), version };
}

export interface OccasionChange {
  id: string;
  active: boolean;
  /** Without it: as it was. */
  anonymous?: boolean | undefined;
  openDays: number;
  quiet: QuietHours | null;
  when: When;
  version: number;
}

/**
 * Says when a survey asks. Throws `not-found`, `conflict` when somebody changed the survey meanwhile, `invalid` for what cannot be asked by,
 * and `refused` for the survey after every conversation and for one that was never published.
 */
export async function changeOccasion(tx: Tx, change: OccasionChange, actor: Actor): Promise<void> {
  const { id, active, when, version } = change;
  await refuseUnasked(tx, change);
  await refuseEmpty(tx, id, when);
  await refuseNamed(tx, change);
  if (!(await keep(tx, id, { when, version })))
    throw problem('conflict', { code: 'stale', detail: 'Somebody changed this meanwhile. Look again.' });
  await forgetDrawn(tx, change);
  const [from, until] = [change.quiet?.from ?? null, change.quiet?.until ?? null];
  await tx.run(sql`update listening.survey set active = ${active} and archived_at is null,
      anonymous = coalesce(${change.anonymous ?? null}, anonymous), open_days = ${change.openDays},
      quiet_from = ${from}, quiet_until = ${until} where id = ${id}`);
  if (active && when.kind === 'happening') await beginSpineRead(tx);
  await audit(tx, actor, {
    action: 'occasion.update',
    subject: id,
    detail: { active, kind: when.kind, ...(change.anonymous === undefined ? {} : { anonymous: change.anonymous }) },
  });
}

async function refuseUnasked(tx: Tx, { id, active }: OccasionChange): Promise<void> {
  const { key, edition } = await surveyById(tx, id);
  if (key === 'csat')
    throw problem('refused', {
      detail: 'This survey asks after every conversation: its rules stand under When we ask.',
    });
  if (active && edition === null)
    throw problem('refused', { detail: 'Publish the survey first: nobody can be asked what nobody can see.' });
}

/** What was promised stays: an anonymous survey is never by name again. */
async function refuseNamed(tx: Tx, { id, anonymous }: OccasionChange): Promise<void> {
  const now = await surveyById(tx, id);
  if (now.anonymous && anonymous === false)
    throw problem('refused', { detail: 'An anonymous survey stays anonymous. Make another one to ask by name.' });
  if (anonymous !== true || now.edition === null) return;
  refuseNaming((await editionOf(tx, { survey: id, number: now.edition })).definition);
}

async function refuseEmpty(tx: Tx, id: string, { kind, channels, kinds, after }: When): Promise<void> {
  const missing = (path: string, message: string) => {
    throw problem('invalid', { detail: message, fields: [{ path: `when.${path}`, message }] });
  };
  if (kind === 'happening' && kinds.length === 0) missing('kinds', 'Choose at least one thing that happens.');
  if (kind !== 'happening' && channels.length === 0) missing('channels', 'Choose at least one channel.');
  if (after === null) return;
  if (after.survey === id) missing('after', 'A survey cannot wait for itself.');
  await surveyById(tx, after.survey);
}

/** Days on which a survey was off, or not about the relationship, are not made up for. */
async function forgetDrawn(tx: Tx, { id, when }: OccasionChange): Promise<void> {
  await tx.run(sql`update listening.occasion set drawn_day = null, drawing_day = null, drawn_to = null from listening.survey
    where occasion.survey = ${id} and survey.id = ${id} and (not survey.active or ${when.kind !== 'relationship'})`);
}

/** False: somebody changed it since. */
async function keep(tx: Tx, id: string, { when, version }: { when: When; version: number }): Promise<boolean> {
  const channels = conversationChannels.filter((channel) => when.channels.includes(channel));
  const { after } = when;
  // Begun anew: what happened while it was off, or before it was about this, is not asked about.
  const kept =
    await tx.run(sql`insert into listening.occasion (survey, kind, since, channels, kinds, touchpoints, delay_minutes, chance, every_days,
      at_minute, mail_fallback, same_kind_days, distances, after_survey, after_what, after_days)
    select ${id}, ${when.kind}, ${tx.now}, ${channels}, ${when.kinds}, ${when.touchpoints}, ${when.delayMinutes}, ${when.chance},
      ${when.everyDays}, ${when.atMinute}, ${when.mailFallback}, ${when.sameKindDays}, ${JSON.stringify(when.distances)}::jsonb,
      ${after?.survey ?? null}::uuid, ${after?.what ?? null}, ${after?.days ?? 0}
    where ${version} = 1 or exists (select 1 from listening.occasion where survey = ${id})
    on conflict (survey) do update set kind = excluded.kind, since = excluded.since, channels = excluded.channels, kinds = excluded.kinds,
      touchpoints = excluded.touchpoints, delay_minutes = excluded.delay_minutes, chance = excluded.chance, every_days = excluded.every_days,
      at_minute = excluded.at_minute, mail_fallback = excluded.mail_fallback, same_kind_days = excluded.same_kind_days,
      distances = excluded.distances, after_survey = excluded.after_survey, after_what = excluded.after_what, after_days = excluded.after_days,
      version = occasion.version + 1 where occasion.version = ${version}`);
  return kept === 1;
}
