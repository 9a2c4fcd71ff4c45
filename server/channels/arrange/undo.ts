import { problem, sql, type Tx } from '#platform';
import { holdThreads } from '../threads.ts';
import type { Arranged } from './arrange.ts';
import { arrangementOf, refuseIfLater, type Arrangement } from './keep.ts';
import { dismiss, inviteAll, putBack, refreshTimes } from './relocate.ts';

async function arrangedMessages(tx: Tx, { id, target }: Arrangement): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(sql`select message.id from channels.arranged_message
    join channels.message on message.id = arranged_message.message
    where arrangement = ${id} and message.thread = ${target}`);
  return rows.map((row) => row.id);
}

/** What came since because it named the part that goes back, or from somebody who came in with it, goes back with it. */
async function followers(
  tx: Tx,
  { id: arrangement, source, target, at }: Arrangement,
  moved: string[],
): Promise<string[]> {
  const rows = await tx.all<{ id: string; pointed: string | null; matched: string | null; invited: boolean }>(sql`
    select message.id, pointed, matched, exists (select from channels.participant
        where participant.thread = ${target} and participant.arrangement = ${arrangement}
          and participant.address = evidence->>'participant') as invited
    from channels.message
    join channels.mail_decision on mail_decision.workspace = message.workspace and mail_decision.message = message.id
    where message.workspace = ${tx.workspace} and message.thread = ${target} and mail_decision.at >= ${at}
      and message.id <> all(${moved}::uuid[]) order by message.id`);
  const going = new Set(moved);
  for (const { id, pointed, matched, invited } of rows) {
    if (invited || pointed === source || (matched !== null && going.has(matched))) going.add(id);
  }
  return [...going];
}

async function everything(tx: Tx, thread: string): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(
    sql`select id from channels.message where workspace = ${tx.workspace} and thread = ${thread}`,
  );
  return rows.map(({ id }) => id);
}

async function undoSplit(tx: Tx, { id, source, target }: Arrangement): Promise<string[]> {
  const messages = await everything(tx, target);
  await putBack(tx, { arrangement: id, messages, target: source });
  await inviteAll(tx, { arrangement: null, source: target, target: source });
  await tx.run(sql`update channels.thread set leads_to = ${source} where id = ${target}`);
  return messages;
}

async function undoMove(tx: Tx, arrangement: Arrangement, moved: string[]): Promise<string[]> {
  const { id, source, target } = arrangement;
  const messages = await followers(tx, arrangement, moved);
  await putBack(tx, { arrangement: id, messages, target: source });
  await dismiss(tx, { arrangement: id, thread: target });
  return messages;
}

async function undoMerge(tx: Tx, arrangement: Arrangement, moved: string[]): Promise<string[]> {
  const { source, before } = arrangement;
  await tx.run(sql`update channels.thread set leads_to = null where id = ${source}`);
  await tx.run(sql`update channels.thread set leads_to = ${source} where id = any(${before.led}::uuid[])`);
  return await undoMove(tx, arrangement, moved);
}

async function restoreReview(tx: Tx, { kind, source, before }: Arrangement): Promise<void> {
  if (kind === 'apart' || before.reviewed)
    await tx.run(sql`update channels.review set state = 'open' where thread = ${source}`);
}

const undoing = { merge: undoMerge, split: undoSplit, move: undoMove, apart: () => Promise.resolve([]) };

/**
 * Takes back what was put elsewhere: all stands where it stood, and what came since goes with the part it belongs to.
 * Throws `refused` when something later was done with one of the two, `conflict` when it is taken back already.
 */
export async function undoArrangement(tx: Tx, id: string): Promise<Arranged> {
  const known = await arrangementOf(tx, id);
  await holdThreads(tx, [known.source, known.target]);
  const taken = await tx.run(
    sql`update channels.arrangement set undone_at = ${tx.now} where id = ${id} and undone_at is null`,
  );
  if (taken === 0) throw problem('conflict', { code: 'stale', detail: 'That is taken back already.' });
  await refuseIfLater(tx, known);
  const messages = await arrangedMessages(tx, known);
  const back = await undoing[known.kind](tx, known, messages);
  await restoreReview(tx, known);
  await restoreTimes(tx, known);
  const { kind, source, target } = known;
  const moved = new Set(messages);
  return { id, kind, source, target, messages, since: back.filter((each) => !moved.has(each)) };
}

async function restoreTimes(tx: Tx, { source, target, before }: Arrangement): Promise<void> {
  await refreshTimes(tx, source, before.sourceStartedAt);
  await tx.run(
    sql`update channels.thread set started_at = ${before.targetStartedAt}::timestamptz where id = ${target}`,
  );
  await refreshTimes(tx, target, before.targetStartedAt);
}
