import { blackOutWords } from '#core/channels/black-out.ts';
import { dropHeldUploads, namesIn, tracesOf, type Traces } from '#channels';
import { sql, type App, type Tx } from '#platform';
import { forgetCopiesInDrafts, namesThem, withoutThem } from './copies.ts';
import { blackOutDrafts } from './drafts/follow.ts';
import { dropHeldFiles } from './held/forget.ts';

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

/** Forgets the work on their conversations, and in conversations of others what names them: answers, notes, subjects. */
export async function eraseWork(tx: Tx, customers: string[], app: App): Promise<void> {
  const any = sql`any(${customers}::uuid[])`;
  const traces = await tracesOf(tx, customers);
  await dropHeldFiles(tx, app, sql`customer = ${any}`);
  await forgetHeldFor(tx, app, traces);
  await blackOutNotes(tx, traces);
  await forgetCopiesInDrafts(tx, traces.addresses);
  await blackOutDrafts(tx, traces.threads, (id) => [...traces.addresses, ...namesIn(traces, id)]);
  await tx.run(sql`update desk.change set detail = '' where workspace = ${tx.workspace}
    and conversation = any(${traces.arranged}::uuid[])
    and what in ('merged-in', 'split-off', 'split-from', 'moved-out', 'moved-in', 'kept-apart')`);
  await tx.run(sql`update desk.conversation lost set merged_into = null from desk.conversation survivor
    where survivor.id = lost.merged_into and survivor.customer = ${any} and not lost.customer = ${any}`);
  await tx.run(sql`delete from desk.conversation where customer = ${any}`);
  await tx.run(sql`delete from desk.blocked where customer = ${any}`);
}
