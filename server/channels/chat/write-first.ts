import { problem, sql, type App, type Tx } from '#platform';
import { addParticipant, openThread } from '../threads.ts';

/** Somebody whom our chat knows, in the browser where they were last. */
export interface ReachedVisitor {
  id: string;
  account: string;
  /** What the chat box is called. */
  box: string;
  userId: string | null;
  /** Theirs already: a visitor has one conversation. */
  thread: string | null;
  customer: string;
  name: string;
  /** Where an answer goes that does not reach their page. */
  email: string | null;
  seenAt: Date;
}

/** The visitor that these profiles of a person were last, in a chat box that is switched on; undefined when the chat knows none of them. */
export async function visitorToWriteTo(tx: Tx, profiles: readonly string[]): Promise<ReachedVisitor | undefined> {
  return await tx.maybe<ReachedVisitor>(sql`
    select visitor.id, account, account.name as box, user_id, thread, visitor.customer, visitor.name, email, seen_at
    from channels.visitor join channels.account on account.id = visitor.account and account.active
    where visitor.workspace = ${tx.workspace} and visitor.customer = any(${profiles}::uuid[])
    order by seen_at desc, visitor.id limit 1`);
}

/**
 * The conversation of a visitor who said nothing yet, begun by us: it stands in their widget, on each device where they are proven to
 * be the same. Throws `conflict` when they began one meanwhile.
 */
export async function openThreadWith(
  tx: Tx,
  app: App,
  visitor: ReachedVisitor & { number?: number | undefined },
): Promise<string> {
  const held = await tx.maybe<{ thread: string | null }>(
    sql`select thread from channels.visitor where id = ${visitor.id} for update`,
  );
  if (held === undefined || held.thread !== null)
    throw problem('conflict', { detail: 'They began to write meanwhile. Look again.' });
  const { account, customer, email, name, number } = visitor;
  const externalKey = `visitor:${visitor.id}`;
  const thread = await openThread(tx, { account, channel: 'chat', customer, externalKey, number });
  const placed = await tx.all<{ id: string }>(sql`update channels.visitor set thread = ${thread.id}
    where thread is null and (id = ${visitor.id}
      or (workspace = ${tx.workspace} and account = ${account} and user_id = ${visitor.userId}::text)) returning id`);
  if (email !== null) await addParticipant(tx, thread.id, { address: email, name });
  tx.afterCommit(() => {
    for (const { id: subject } of placed)
      app.live.signal(tx.workspace, { name: 'chat.thread', subject, data: { thread: thread.id } });
  });
  return thread.id;
}
