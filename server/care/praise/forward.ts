import { secondsToTakePraiseBack } from '#core/care/praise.ts';
import { visibleText } from '#core/channels/quotes/span.ts';
import { messagesById, turnsOfMany } from '#channels';
import { wordsOfResponses } from '#listening';
import { audit, listMembers } from '#people';
import { problem, publish, sql, type Actor, type Tx } from '#platform';
import { verbatimOf, type Text, type Verbatim } from '../causes/verbatim-of.ts';
import { praiseChanged } from '../events.ts';

const longest = 2_000;

export interface Person {
  id: string;
  name: string;
}

/** Who answered in each of these conversations and is still with us, by name. */
export async function helpersOf(tx: Tx, conversations: readonly string[]): Promise<Map<string, Person[]>> {
  if (conversations.length === 0) return new Map();
  const members = await listMembers(tx);
  const turns = await turnsOfMany(tx, conversations);
  return new Map(
    [...turns].map(([conversation, said]) => {
      const those = new Set(said.flatMap(({ kind, by }) => (kind === 'agent' ? (by ?? []) : [])));
      return [conversation, members.flatMap(({ user, name }) => (those.has(user) ? { id: user, name } : []))];
    }),
  );
}

async function whomFor(tx: Tx, { conversation }: Verbatim, named: readonly string[] | undefined): Promise<string[]> {
  if (named !== undefined) {
    const members = new Set((await listMembers(tx)).map(({ user }) => user));
    if (named.some((person) => !members.has(person)))
      throw problem('refused', { detail: 'One of them is not a member of this workspace.' });
    return [...new Set(named)];
  }
  const helpers = conversation === null ? [] : ((await helpersOf(tx, [conversation])).get(conversation) ?? []);
  if (helpers.length === 0)
    throw problem('refused', { code: 'nobody', detail: 'Nobody of us answered them there: say who is meant.' });
  return helpers.map(({ id }) => id);
}

/** What customers said, as it reads: a message without quotes and signature, or all words of a response. */
export async function saidIn(tx: Tx, texts: ReadonlyArray<{ message: string | null; response: string | null }>) {
  const messages = await messagesById(
    tx,
    texts.flatMap(({ message }) => message ?? []),
  );
  const responses = await wordsOfResponses(
    tx,
    texts.flatMap(({ response }) => response ?? []),
  );
  const said = new Map([
    ...messages.map(({ id, text, spans }) => [id, visibleText(text, spans)] as const),
    ...responses,
  ]);
  return ({ message, response }: { message: string | null; response: string | null }) =>
    said
      .get((message ?? response)!)
      ?.trim()
      .slice(0, longest) ?? '';
}

interface Passing extends Text {
  people?: readonly string[] | undefined;
  line: string;
  named: boolean;
}

/** Passes praise on; it goes once it can be taken back no more. Throws `not-found`, `invalid`, `refused` where nobody is meant, `conflict` for what was passed on. */
export async function passPraise(tx: Tx, { people, line, named, ...text }: Passing, actor: Actor): Promise<string> {
  const said = await verbatimOf(tx, text, actor);
  const { message, response, kind, customer, conversation, at } = said;
  const to = await whomFor(tx, said, people);
  const words = (await saidIn(tx, [said]))(said);
  const goesAt = new Date(tx.now.getTime() + secondsToTakePraiseBack * 1000);
  const by = actor.kind === 'agent' ? actor.id : null;
  const kept = await tx.maybe<{ id: string }>(sql`
    insert into care.praise (message, response, kind, customer, conversation, words, said_at, line, named, by, by_name, at, goes_at)
    values (${message}, ${response}, ${kind}, ${customer}, ${conversation}, ${words}, ${at}, ${line.trim()}, ${named}, ${by}, ${actor.name},
      ${tx.now}, ${goesAt}) on conflict do nothing returning id`);
  if (kept === undefined)
    throw problem('conflict', { code: 'passed', detail: 'A colleague passed this on already. Look again.' });
  await tx.run(
    sql`insert into care.praised (praise, person) select ${kept.id}, person from unnest(${to}::uuid[]) as person`,
  );
  await audit(tx, actor, { action: 'praise.pass', subject: kept.id, detail: { people: to.length, named } });
  await publish(tx, praiseChanged, { subject: kept.id, data: {} });
  return kept.id;
}

/** Takes back what has not gone yet. Throws `refused` once it has, `not-found`. */
export async function takeBackPraise(tx: Tx, { id }: { id: string }, actor: Actor): Promise<void> {
  const held = await tx.maybe<{ toldAt: Date | null }>(
    sql`select told_at from care.praise where id = ${id} for update`,
  );
  if (held === undefined) throw problem('not-found', { detail: 'There is no such praise.' });
  if (held.toldAt !== null) throw problem('refused', { code: 'gone', detail: 'They have it already.' });
  await tx.run(sql`delete from care.praise where id = ${id}`);
  await audit(tx, actor, { action: 'praise.take-back', subject: id });
  await publish(tx, praiseChanged, { subject: id, data: {} });
}
