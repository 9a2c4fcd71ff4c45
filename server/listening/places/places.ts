import type { PlaceKind } from '#core/contract/places.ts';
import { problem, sql, type Actor, type App, type Tx } from '#platform';
import { audit, tradingNames } from '#people';
import { touchpointsByKey } from '#touchpoints';
import { publicAddress } from '../answering/public-address.ts';
import { publishedEdition } from '../surveys/editions.ts';

interface Settings {
  survey: string;
  name: string;
  touchpoint: string;
  tradingName: string | null;
}

export interface Place extends Settings {
  id: string;
  kind: PlaceKind;
  surveyName: string;
  link: string;
  linkSince: Date;
  closed: boolean;
  asks: boolean;
  responses: { complete: number; partial: number; last: Date | null };
  seenAt: Date | null;
  waiting: number;
  version: number;
}

const select = sql`select place.id, place.kind, place.survey, place.name, place.touchpoint, place.trading_name, survey.name as survey_name,
    place.link, place.link_since, place.closed_at is not null as closed, place.version,
    survey.edition is not null and survey.archived_at is null as asks, given.responses, seen.seen_at, coalesce(seen.waiting, 0) as waiting
  from listening.place join listening.survey on survey.id = place.survey
  cross join lateral (select json_build_object('complete', count(*) filter (where state = 'complete'),
      'partial', count(*) filter (where state = 'partial'), 'last', max(last_at)) as responses
    from listening.response where response.place = place.id) given
  left join lateral (select max(seen_at) as seen_at, sum(waiting)::int as waiting
    from listening.device where device.place = place.id) seen on true`;

function shown(tx: Tx, app: App, { link, asks, ...place }: Place) {
  const { last } = place.responses;
  const open = asks && !place.closed;
  return {
    ...place,
    responses: { ...place.responses, last: last === null ? null : new Date(last) },
    link: open ? publicAddress(app, 'place', { workspace: tx.workspace, id: link }) : null,
  };
}

/** Places by name, closed ones last. */
export async function listPlaces(tx: Tx, app: App) {
  const rows = await tx.all(
    sql<Place>`${select} order by closed_at is not null, lower(place.name), place.id limit 1000`,
  );
  return rows.map((row) => shown(tx, app, row));
}

/** One place as it stands. Throws `not-found`. */
export async function readPlace(tx: Tx, app: App, id: string) {
  const found = await tx.maybe(sql<Place>`${select} where place.id = ${id}`);
  if (found === undefined) throw notFound();
  return shown(tx, app, found);
}

function notFound() {
  return problem('not-found', { detail: 'There is no such place.' });
}

/** What stands behind the settings has to be there, and its survey published. */
async function check(tx: Tx, { survey, touchpoint, tradingName }: Settings): Promise<void> {
  try {
    await publishedEdition(tx, survey);
  } catch {
    throw wrong('survey', 'has to be a survey that is published and in use');
  }
  if (!(await touchpointsByKey(tx, [touchpoint])).has(touchpoint)) throw wrong('touchpoint', 'is not in your list');
  const names = tradingName === null ? [] : await tradingNames(tx);
  if (tradingName !== null && !names.some(({ id }) => id === tradingName))
    throw wrong('tradingName', 'is not one of yours');
}

function wrong(path: string, message: string) {
  return problem('invalid', { detail: `${path} ${message}.`, fields: [{ path, message }] });
}

/** Adds a place; gives its id. Throws `invalid`. */
export async function createPlace(tx: Tx, given: Settings & { kind: PlaceKind }, actor: Actor): Promise<string> {
  await check(tx, given);
  const { survey, kind, name, touchpoint, tradingName } = given;
  const { id } = await tx.one(sql<{ id: string }>`
    insert into listening.place (survey, kind, name, touchpoint, trading_name, link_since, created_at)
    values (${survey}, ${kind}, ${name}, ${touchpoint}, ${tradingName}, ${tx.now}, ${tx.now}) returning id`);
  await audit(tx, actor, { action: 'place.create', subject: id, detail: { kind, name } });
  return id;
}

interface Seen {
  id: string;
  version: number;
}

async function take(tx: Tx, { id, version }: Seen): Promise<{ survey: string }> {
  const found = await tx.maybe(
    sql<{ version: number; survey: string }>`select version, survey from listening.place where id = ${id} for update`,
  );
  if (found === undefined) throw notFound();
  if (found.version !== version)
    throw problem('conflict', { code: 'stale', detail: 'Somebody changed this place meanwhile.' });
  return found;
}

/**
 * Changes what a place is, but not its survey: devices may hold answers to it for days, and would send them to questions on other scales.
 * Throws `not-found`, `conflict` and `invalid`.
 */
export async function changePlace(tx: Tx, given: Settings & Seen, actor: Actor): Promise<void> {
  const before = await take(tx, given);
  if (given.survey !== before.survey) throw wrong('survey', 'stays as it is: make another place for another survey');
  await check(tx, given);
  const { id, name, touchpoint, tradingName } = given;
  await tx.run(sql`update listening.place set name = ${name}, touchpoint = ${touchpoint},
    trading_name = ${tradingName}, version = version + 1 where id = ${id}`);
  await audit(tx, actor, { action: 'place.change', subject: id, detail: { name } });
}

/** Makes its address void and gives it another. Throws `not-found` and `conflict`. */
export async function relinkPlace(tx: Tx, given: Seen, actor: Actor): Promise<void> {
  await take(tx, given);
  await tx.run(sql`update listening.place set past_link = link, link = gen_random_uuid(), link_since = ${tx.now}, version = version + 1
    where id = ${given.id}`);
  await audit(tx, actor, { action: 'place.relink', subject: given.id, detail: {} });
}

/** Closes a place or opens it again. Throws `not-found` and `conflict`. */
export async function closePlace(tx: Tx, given: Seen & { closed: boolean }, actor: Actor): Promise<void> {
  await take(tx, given);
  await tx.run(
    sql`update listening.place set closed_at = ${given.closed ? tx.now : null}, version = version + 1 where id = ${given.id}`,
  );
  await audit(tx, actor, { action: given.closed ? 'place.close' : 'place.open', subject: given.id, detail: {} });
}
