import { blackOutWords } from '#core/channels/black-out.ts';
import { dropHeldUploads, namesIn, tracesOf, type Traces } from '#channels';
import { sql, type App, type Tx } from '#platform';
import { forgetFirst } from './begin/forget-first.ts';
import { forgetCopiesInDrafts, namesThem, withoutThem } from './copies.ts';
import { blackOutDrafts } from './drafts/follow.ts';
import { dropHeldFiles } from './held/forget.ts';
import { blackOutPromises } from './promises/follow.ts';
import { blackOutSideDrafts } from './sides/drafts-follow.ts';

/** Answers that were written to them and wait in conversations of others go to nobody. */
async function forgetHeldFor(tx: Tx, app: App, { addresses }: Traces): Promise<void> {
  const any = sql`lower(answers_to) = any(${addresses}::text[])`;
  const gone = await tx.all<{ id: string }>(sql`delete from desk.held_reply
    where workspace = ${tx.workspace} and ${any} and state in ('held', 'stopped') returning id`);
  const ids = gone.map(({ id }) => id);
  await dropHeldUploads(tx, app, ids);
  await tx.run(sql`update desk.held_reply set answers_to = null where workspace = ${tx.workspace} and ${any}`);
  await tx.run(sql`update desk.held_reply set copies = ${withoutThem(sql`copies`, addresses)}
    where workspace = ${tx.workspace} and ${namesThem(sql`copies`, addresses)}`);
}

/** Colleagues' notes in conversations in which they took part. */
async function blackOutNotes(tx: Tx, traces: Traces): Promise<void> {
  const notes = await tx.all<{
    id: string;
    conversation: string;
    text: string;
  }>(sql`select id, conversation, text from desk.note
    where workspace = ${tx.workspace} and conversation = any(${traces.threads}::uuid[])`);
  for (const { id, conversation, text } of notes) {
    const left = blackOutWords(text, [...traces.addresses, ...namesIn(traces, conversation)]);
    if (left !== text) await tx.run(sql`update desk.note set text = ${left}, marked = null where id = ${id}`);
  }
}

/** Who answered beside a conversation stands by name on the notices of it. */
async function forgetNamesOnNotices(tx: Tx, { threads }: Traces): Promise<void> {
  await tx.run(sql`update desk.notice set by_name = 'Somebody else' where what = 'conversation.side-received'
    and conversation in (select coalesce(named.merged_into, named.id) from desk.side
      join desk.conversation named on named.id = side.conversation where side.id = any(${threads}::uuid[]))`);
}

/** What was filled in in words, in conversations in which they took part. */
async function blackOutFields(tx: Tx, traces: Traces): Promise<void> {
  const rows = await tx.all<{ field: string; conversation: string; words: string }>(sql`
    select field, conversation, words from desk.field_value
    where conversation = any(${traces.threads}::uuid[]) and words is not null`);
  for (const { field, conversation, words } of rows) {
    const left = blackOutWords(words, [...traces.addresses, ...namesIn(traces, conversation)]);
    if (left !== words)
      await tx.run(
        sql`update desk.field_value set words = ${left} where conversation = ${conversation} and field = ${field}`,
      );
  }
}

/** Forgets the work on their conversations, and in conversations of others what names them: answers, notes, subjects. */
export async function eraseWork(tx: Tx, customers: string[], app: App): Promise<void> {
  const any = sql`any(${customers}::uuid[])`;
  const traces = await tracesOf(tx, customers);
  await dropHeldFiles(tx, app, sql`customer = ${any}`);
  await forgetHeldFor(tx, app, traces);
  await forgetFirst(tx, { customers, addresses: traces.addresses }, app);
  await blackOutNotes(tx, traces);
  await blackOutFields(tx, traces);
  await forgetNamesOnNotices(tx, traces);
  await forgetCopiesInDrafts(tx, traces.addresses);
  await blackOutPromises(tx, traces.threads, (id) => [...traces.addresses, ...namesIn(traces, id)]);
  await blackOutDrafts(tx, traces.threads, (id) => [...traces.addresses, ...namesIn(traces, id)]);
  await blackOutSideDrafts(tx, traces.threads, (id) => [...traces.addresses, ...namesIn(traces, id)]);
  await tx.run(sql`update desk.change set detail = '' where workspace = ${tx.workspace}
    and conversation = any(${traces.arranged}::uuid[])
    and what in ('merged-in', 'split-off', 'split-from', 'moved-out', 'moved-in', 'kept-apart')`);
  await tx.run(sql`update desk.conversation lost set merged_into = null from desk.conversation survivor
    where survivor.id = lost.merged_into and survivor.customer = ${any} and not lost.customer = ${any}`);
  await tx.run(sql`update desk.reason_model set stale = true where workspace = ${tx.workspace}
    and exists (select from desk.conversation where customer = ${any} and reason is not null)`);
  await tx.run(sql`delete from desk.conversation where customer = ${any}`);
  await tx.run(sql`delete from desk.notice where workspace = ${tx.workspace} and customer = ${any}`);
  await tx.run(sql`delete from desk.blocked where customer = ${any}`);
}
