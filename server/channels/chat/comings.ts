import { sql, type App, type Tx } from '#platform';

/** Who reloads or goes to another page is back within this time. */
const graceMilliseconds = 8_000;
const flushMilliseconds = 1_000;

interface Coming {
  workspace: string;
  thread: string;
  /** Whether a page of theirs is open here by now. */
  here: boolean;
  at: Date;
  /** When it is written down, by the clock of this process. */
  due: number;
}

/** Writes down which visitors who have said something are there, many at once: a storm of reconnecting pages costs a few statements. */
export function openComings(app: App) {
  const waiting = new Map<string, Coming>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = async () => {
    timer = undefined;
    const now = performance.now();
    const ready = [...waiting.values()].filter(({ due }) => due <= now);
    for (const { thread } of ready) waiting.delete(thread);
    for (const [workspace, all] of Map.groupBy(ready, (each) => each.workspace))
      await app.database
        .inWorkspace(workspace, (tx) => write(tx, all))
        .catch((error: unknown) => app.log.warn({ err: error }, 'who came and left a chat was not written down'));
    if (waiting.size > 0) timer ??= setTimeout(() => void flush(), flushMilliseconds);
  };
  return {
    note(workspace: string, thread: string, here: boolean): void {
      const due = performance.now() + (here ? 0 : graceMilliseconds);
      waiting.set(thread, { workspace, thread, here, at: app.world.now(), due });
      timer ??= setTimeout(() => void flush(), flushMilliseconds).unref();
    },
  };
}

/** What another process heard later counts: who left here may have come there. */
async function write(tx: Tx, all: readonly Coming[]): Promise<void> {
  const of = (here: boolean) => JSON.stringify(all.filter((each) => each.here === here));
  await tx.run(sql`update channels.visitor set came_at = coming.at, left_at = null
    from jsonb_to_recordset(${of(true)}::jsonb) as coming (thread uuid, at timestamptz)
    where visitor.workspace = ${tx.workspace} and visitor.thread = coming.thread and coming.at > coalesce(left_at, '-infinity')
      and (left_at is not null or came_at is null or came_at < coming.at - interval '1 minute')`);
  await tx.run(sql`update channels.visitor set left_at = going.at
    from jsonb_to_recordset(${of(false)}::jsonb) as going (thread uuid, at timestamptz)
    where visitor.workspace = ${tx.workspace} and visitor.thread = going.thread and going.at >= coalesce(came_at, '-infinity')`);
}

/** Of these chats, those whose visitors have closed their last page. */
export async function visitorsGone(tx: Tx, threads: readonly string[]): Promise<Set<string>> {
  if (threads.length === 0) return new Set();
  const rows = await tx.all<{ thread: string }>(sql`select thread from channels.visitor
    where visitor.workspace = ${tx.workspace} and thread = any(${[...threads]}::uuid[])
    group by thread having bool_and(left_at is not null)`);
  return new Set(rows.map(({ thread }) => thread));
}
