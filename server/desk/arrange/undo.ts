import { sql, type Actor, type Tx } from '#platform';
import { arrangementOf, undoArrangement, type Arranged } from '#channels';
import { takeConversation, visibleConversation, type Conversation } from '../conversation.ts';
import { recordChange } from '../resolve.ts';
import { factsAtResolution } from '../facts/at-resolution.ts';
import type { Done } from './act.ts';
import { contactsIn, refreshWork } from './figures.ts';
import { holdBoth, workOf } from './hold.ts';
import { takeMarksBack } from './marks.ts';
import { isUnchanged, keptRows, restoreRow, type Rows } from './rows.ts';
import { tellTakenBack } from './tell.ts';

/** Takes back what was put elsewhere. Throws `refused` (`later-first`), `conflict`, `not-found`. */
export async function takeBack(tx: Tx, { id }: { id: string }, actor: Actor): Promise<Done> {
  const { source, target } = await arrangementOf(tx, id);
  await holdBoth(tx, source, target);
  await takeConversation(tx, { id: target }, actor);
  await visibleConversation(tx, source, actor);
  const rows = await keptRows(tx, id);
  const untouched = {
    source: await isUnchanged(tx, source, rows.after[source] ?? null),
    target: await isUnchanged(tx, target, rows.after[target] ?? null),
  };
  const arranged = await undoArrangement(tx, id);
  if (arranged.kind !== 'apart') await restoreWork(tx, { arranged, rows, untouched });
  const sides = { source: await workOf(tx, source), target: await workOf(tx, target) };
  await settleAgain(tx, {
    side: sides.target,
    before: rows.before[target] ?? null,
    after: rows.after[target] ?? null,
    actor,
  });
  if (arranged.kind === 'merge') await recordChange(tx, sides.source, { kind: 'conversation.parted', actor });
  await tellTakenBack(tx, arranged, { actor, sides });
  return arranged.kind === 'split'
    ? { arrangement: id, conversation: source, other: source }
    : { arrangement: id, conversation: source, other: target };
}

interface Restoring {
  arranged: Arranged;
  rows: { before: Rows; after: Rows };
  untouched: { source: boolean; target: boolean };
}

const contactsOf = (rows: Rows, id: string) => Number(rows[id]?.['contacts'] ?? 0);

/** Where nothing happened since, the work stands exactly as before; else what happened since is kept. */
async function restoreWork(tx: Tx, restoring: Restoring): Promise<void> {
  const { arranged, rows, untouched } = restoring;
  const { kind, source, target } = arranged;
  const since = await contactsIn(tx, arranged.since);
  const went = contactsOf(rows.before, source) - contactsOf(rows.after, source);
  const came = contactsOf(rows.after, target) - contactsOf(rows.before, target);
  if (kind === 'merge') await restoreMerged(tx, restoring, since);
  else if (untouched.source && since === 0) await restoreRow(tx, source, rows.before[source] ?? null);
  else await refreshWork(tx, source, went + since);
  if (kind === 'split')
    await tx.run(sql`update desk.conversation set merged_into = ${source}, version = version + 1 where id = ${target}`);
  else if (untouched.target && since === 0) await restoreRow(tx, target, rows.before[target] ?? null);
  else await refreshWork(tx, target, -(came + since));
}

/** What was put into another stands by itself again, with all that had been put into it. */
async function restoreMerged(tx: Tx, { arranged, rows }: Restoring, since: number): Promise<void> {
  for (const [id, row] of Object.entries(rows.before)) {
    const wasThere = id === arranged.source || row?.['merged_into'] === arranged.source;
    if (wasThere && row !== null) await restoreRow(tx, id, row);
  }
  await takeMarksBack(tx, arranged);
  if (since > 0) await refreshWork(tx, arranged.source, since);
}

/** A settled conversation that was taken up by what goes away again is settled as it was. */
async function settleAgain(
  tx: Tx,
  { side, before, after, actor }: { side: Conversation; before: Rows[string]; after: Rows[string]; actor: Actor },
): Promise<void> {
  if (before?.['status'] !== 'resolved' || after?.['status'] !== 'open' || side.status !== 'resolved') return;
  await recordChange(tx, side, {
    kind: 'conversation.resolved',
    actor,
    facts: await factsAtResolution(tx, side, side.resolvedAt ?? tx.now),
  });
}
