import { sql, type Tx } from '#platform';

/** Rows of the work as they stood, by conversation; what is not there is null. */
export type Rows = Record<string, Record<string, unknown> | null>;

/** The work on these conversations, and on those that were put into them, as it stands. */
export async function rowsOf(tx: Tx, ids: readonly string[]): Promise<Rows> {
  const found = await tx.all<{ id: string; row: Record<string, unknown> }>(sql`
    select id, to_jsonb(conversation) - 'version' as row from desk.conversation
    where id = any(${ids}::uuid[]) or merged_into = any(${ids}::uuid[])`);
  return Object.fromEntries([
    ...ids.map((id) => [id, null] as const),
    ...found.map(({ id, row }) => [id, row] as const),
  ]);
}

/** Keeps how the work stood before and after something was put elsewhere. */
export async function keepRows(tx: Tx, arrangement: string, { before, after }: { before: Rows; after: Rows }) {
  await tx.run(sql`insert into desk.arrangement (id, before, after)
    values (${arrangement}, ${JSON.stringify(before)}::jsonb, ${JSON.stringify(after)}::jsonb)`);
}

/** The rows of an arrangement; none for one that changed no work. */
export async function keptRows(tx: Tx, arrangement: string): Promise<{ before: Rows; after: Rows }> {
  const found = await tx.maybe<{ before: Rows; after: Rows }>(
    sql`select before, after from desk.arrangement where id = ${arrangement}`,
  );
  return found ?? { before: {}, after: {} };
}

/** Whether the work still stands as it was left, as far as the version that left it knew. */
export async function isUnchanged(tx: Tx, id: string, after: Rows[string]): Promise<boolean> {
  const same = await tx.maybe(sql`select 1 from desk.conversation
    where id = ${id} and to_jsonb(conversation) @> ${JSON.stringify(after)}::jsonb`);
  return same !== undefined;
}

/** Puts a row back as it stood. */
export async function restoreRow(tx: Tx, id: string, before: Rows[string]): Promise<void> {
  await tx.run(sql`update desk.conversation set
      status = old.status, assignee = old.assignee, waiting_since = old.waiting_since, answered = old.answered,
      automatic = old.automatic, begun_by_us = old.begun_by_us, contacts = old.contacts, handovers = old.handovers,
      first_in_at = old.first_in_at, first_answer_at = old.first_answer_at, started_at = old.started_at, last_at = old.last_at,
      resolved_at = old.resolved_at, reopened = old.reopened, merged_into = old.merged_into,
      priority = coalesce(old.priority, conversation.priority), snoozed_until = old.snoozed_until,
      pause = old.pause, own_status = old.own_status,
      team = case when ${JSON.stringify(before)}::jsonb ? 'team' then old.team else conversation.team end, version = conversation.version + 1
    from jsonb_populate_record(null::desk.conversation, ${JSON.stringify(before)}::jsonb) as old
    where conversation.id = ${id}`);
}
