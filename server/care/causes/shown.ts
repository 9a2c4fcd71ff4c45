import { daysLooked, hasStopped } from '#core/care/stopped.ts';
import { teamNames } from '#people';
import { givenResponse } from '#listening';
import { sql, type Actor, type Tx } from '#platform';
import { heldAmong } from '#touchpoints';
import { countPeople, languagesOf } from '../telling/people.ts';
import { tellingsOf } from '../telling/start.ts';
import { countVerbatims } from './verbatims.ts';
import { causeColumns, causeRow, type CauseRow } from './rows.ts';

interface Counted extends CauseRow {
  cases: number;
  told: number;
}

const counted = sql`${causeColumns}, (select count(*)::int from care.named where named.cause = cause.id) as cases,
  (select count(told_at)::int from care.named where named.cause = cause.id) as told`;

async function withTeams(tx: Tx, rows: readonly Counted[]) {
  const names = await teamNames(
    tx,
    rows.flatMap(({ team }) => team ?? []),
  );
  return rows.map(({ team, ...row }) => ({
    ...row,
    team: team === null ? null : { id: team, name: names.get(team) ?? '' },
  }));
}

interface Naming {
  recovery?: string | undefined;
  message?: string | undefined;
  response?: string | undefined;
}

/** The response, unless what was given there is held back from the actor: which causes it names tells of it. */
async function shownResponse(tx: Tx, id: string | undefined, actor: Actor): Promise<string | null> {
  const given = id === undefined ? undefined : await givenResponse(tx, id);
  if (given === undefined || (await heldAmong(tx, actor, [given])).size > 0) return null;
  return given.id;
}

/** The causes: what is open first, what most cases name first. With a case or a text, which of them it names. */
export async function listCauses(tx: Tx, { recovery, message, ...text }: Naming, actor: Actor) {
  const response = await shownResponse(tx, text.response, actor);
  const rows = await tx.all<Counted & { named: boolean }>(sql`
    select ${counted}, exists (select 1 from care.named where named.cause = cause.id and named.recovery = ${recovery ?? null}::uuid)
      or exists (select 1 from care.verbatim said where said.cause = cause.id
        and (said.message = ${message ?? null}::uuid or said.response = ${response}::uuid)) as named
    from care.cause where cause.workspace = ${tx.workspace}
    order by state in ('fixed', 'will-not-be-fixed'), cases desc, lower(name), id limit 500`);
  const shown = await withTeams(tx, rows);
  return { items: shown.map((row, at) => ({ ...row, named: rows[at]!.named })) };
}

interface Week {
  from: Date;
  cases: number;
}

const day = 86_400_000;

/** Weeks of seven days around the day it was fixed, or up to now: how many cases that name it were opened in each. */
async function weeksOf(tx: Tx, { id, fixedAt }: CauseRow): Promise<Week[]> {
  const middle = (fixedAt ?? tx.now).getTime();
  const weeks = daysLooked / 7;
  const last = fixedAt === null ? 0 : Math.min(weeks, Math.ceil((tx.now.getTime() - middle) / (7 * day)));
  const rows = await tx.all<{ week: number; cases: number }>(sql`
    select floor(extract(epoch from recovery.opened_at - ${new Date(middle)}::timestamptz) / ${7 * 86_400})::int as week, count(*)::int as cases
    from care.named join care.recovery on recovery.id = named.recovery where named.cause = ${id} group by 1`);
  const of = new Map(rows.map(({ week, cases }) => [week, cases]));
  return Array.from({ length: weeks + last }, (_, at) => {
    const week = at - weeks;
    return { from: new Date(middle + week * 7 * day), cases: of.get(week) ?? 0 };
  });
}

/** Whether it is named less often since it was fixed; null while it is not, or the six weeks are not over. */
async function stoppedOf(tx: Tx, { id, fixedAt }: CauseRow) {
  if (fixedAt === null) return null;
  // The clock of the computer may have gone back.
  const since = Math.max(0, Math.min(daysLooked, (tx.now.getTime() - fixedAt.getTime()) / day));
  const from = new Date(fixedAt.getTime() - daysLooked * day);
  const until = new Date(fixedAt.getTime() + daysLooked * day);
  const { before, after, keptSince } = await tx.one<{ before: number; after: number; keptSince: Date }>(sql`
    select count(*) filter (where opened_at < ${fixedAt})::int as before, count(*) filter (where opened_at >= ${fixedAt})::int as after,
      coalesce(care.kept_since(), ${fixedAt}) as kept_since
    from care.named join care.recovery on recovery.id = named.recovery
    where named.cause = ${id} and opened_at >= ${from} and opened_at < ${until}`);
  const kept = Math.min(daysLooked, (fixedAt.getTime() - keptSince.getTime()) / day);
  const change = hasStopped({ n: before, days: kept }, { n: after, days: since });
  return { before, after, daysSince: Math.floor(since), over: since >= daysLooked, ...change };
}

/** A cause, week by week, whether it stopped, and how far it is with telling everyone who named it. Throws `not-found`. */
export async function shownCause(tx: Tx, id: string) {
  const row = await causeRow(tx, id);
  const one = await tx.one<Counted>(sql`select ${counted} from care.cause where id = ${id}`);
  const [head] = await withTeams(tx, [one]);
  return {
    ...head!,
    weeks: await weeksOf(tx, row),
    stopped: await stoppedOf(tx, row),
    counts: await countPeople(tx, id),
    verbatims: await countVerbatims(tx, id),
    languages: await languagesOf(tx, id),
    tellings: await tellingsOf(tx, id),
  };
}
