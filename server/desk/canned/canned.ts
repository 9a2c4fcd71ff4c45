import type { cannedKinds } from '#core/contract/canned.ts';
import { problem, sql, type Actor, type Tx } from '#platform';
import { threadOf } from '#channels';
import { describeCustomers } from '#customers';
import { maskText } from '#core/people/mask.ts';
import { audit, isMasked, workspaceSettings } from '#people';
import { visibleConversation } from '../conversation.ts';
import { keptText, type MarkedText } from '../marked-text.ts';
import { checkText, filler, type CannedValues, type Fill } from './fill.ts';

type Kind = (typeof cannedKinds)[number];

interface CannedReply {
  id: string;
  title: string;
  kind: Kind;
  text: string;
  /** The text has marks. */
  marked: boolean;
  shortcut: string | null;
  own: boolean;
  version: number;
  updatedAt: Date;
}

const columns = sql`id, title, kind, text, marked, shortcut, owner is not null as own, version, updated_at`;

/** Those of the company, and one's own. */
const visible = (actor: Actor) => sql`(owner is null or owner = ${actor.id})`;

/** Canned replies by title; with a conversation, each also as it would be sent to its customer. */
export async function listCanned(tx: Tx, conversation: string | undefined, actor: Actor) {
  const rows = await tx.all(
    sql<CannedReply>`select ${columns} from desk.canned_reply where ${visible(actor)} order by lower(title), id limit 1000`,
  );
  if (conversation === undefined) return { items: rows.map((row) => ({ ...row, filled: null })) };
  const fill = filler(await valuesFor(tx, conversation, actor));
  return { items: rows.map((row) => ({ ...row, filled: fill(row.text, row) })) };
}

/** What is known of a conversation and of whoever answers in it. */
export async function valuesFor(tx: Tx, conversation: string, actor: Actor): Promise<CannedValues> {
  await visibleConversation(tx, conversation, actor);
  const { customer, subject, number } = await threadOf(tx, conversation);
  const known = (await describeCustomers(tx, [customer])).get(customer);
  const { name } = await workspaceSettings(tx);
  const shown = (text: string | null | undefined) => (isMasked(actor) ? maskText(text ?? '') : (text ?? ''));
  return {
    customer: {
      firstName: shown(known?.firstName),
      lastName: shown(known?.lastName),
      name: shown(known?.name),
      email: shown(known?.email),
    },
    agent: { name: actor.name, firstName: actor.name.split(' ')[0] ?? '' },
    company: { name },
    conversation: { subject: shown(subject), number: String(number) },
  };
}

/** Fills texts in for a conversation and whoever writes in it. */
export async function fillFor(tx: Tx, conversation: string, actor: Actor): Promise<Fill> {
  return filler(await valuesFor(tx, conversation, actor));
}

interface Values extends MarkedText {
  title: string;
  shortcut?: string | null | undefined;
  kind?: Kind | undefined;
}

/** Everybody who answers has their own; those of the company are for who may edit them. */
function refuseShared(own: boolean, actor: Actor): void {
  if (own && actor.id === null) throw problem('forbidden', { detail: 'Only people have canned replies of their own.' });
  if (own || actor.kind === 'system' || actor.permissions.has('canned.manage')) return;
  throw problem('forbidden', { detail: 'Canned replies of the company are written by those who may edit them.' });
}

/** Adds a canned reply. Throws `invalid` for placeholders that cannot be read. */
export async function createCanned(
  tx: Tx,
  { title, shortcut = null, kind = 'usual', own = false, ...written }: Values & { own?: boolean },
  actor: Actor,
): Promise<CannedReply> {
  refuseShared(own, actor);
  const { text, marked } = keptText(written);
  checkText(text);
  const reply =
    await tx.one(sql<CannedReply>`insert into desk.canned_reply (title, kind, text, marked, shortcut, owner, updated_at)
    values (${title}, ${kind}, ${text}, ${marked}, ${shortcut}, ${own ? actor.id : null}, ${tx.now}) returning ${columns}`);
  await audit(tx, actor, { action: 'canned.create', subject: reply.id, detail: { title } });
  return reply;
}

async function takeCanned(tx: Tx, id: string, actor: Actor): Promise<CannedReply> {
  const found = await tx.maybe(
    sql<CannedReply>`select ${columns} from desk.canned_reply where id = ${id} and ${visible(actor)} for update`,
  );
  if (found === undefined)
    throw problem('not-found', { detail: 'There is no such canned reply. Perhaps somebody removed it.' });
  refuseShared(found.own, actor);
  return found;
}

/** Changes a canned reply. Throws `invalid`, `not-found`, and `conflict` when somebody changed it since `version`. */
export async function updateCanned(
  tx: Tx,
  reply: Values & { id: string; version: number },
  actor: Actor,
): Promise<CannedReply> {
  const { text, marked } = keptText(reply);
  checkText(text);
  const before = await takeCanned(tx, reply.id, actor);
  if (before.version !== reply.version)
    throw problem('conflict', { code: 'stale', detail: 'Somebody changed this canned reply meanwhile.' });
  const shortcut = reply.shortcut === undefined ? before.shortcut : reply.shortcut;
  const changed = await tx.one(sql<CannedReply>`update desk.canned_reply set title = ${reply.title},
    kind = ${reply.kind ?? before.kind}, text = ${text}, marked = ${marked},
    shortcut = ${shortcut}, version = version + 1, updated_at = ${tx.now} where id = ${reply.id} returning ${columns}`);
  await audit(tx, actor, { action: 'canned.change', subject: reply.id, detail: { title: reply.title } });
  return changed;
}

/** Removes a canned reply. Throws `not-found`. */
export async function deleteCanned(tx: Tx, id: string, actor: Actor): Promise<{ deleted: boolean }> {
  const { title } = await takeCanned(tx, id, actor);
  await tx.run(sql`delete from desk.canned_reply where id = ${id}`);
  await audit(tx, actor, { action: 'canned.remove', subject: id, detail: { title } });
  return { deleted: true };
}
