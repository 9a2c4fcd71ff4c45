import { settleAs, type Outcome, type RecoveryState, type Refusal } from '#core/care/recovery.ts';
import { audit } from '#people';
import { problem, publish, sql, type Actor, type Tx } from '#platform';
import { recoveryChanged, recoveryReopened, recoverySettled } from '../events.ts';
import { followCaution } from './caution.ts';
import { recoveryRow, takeRecovery, type RecoveryRow } from './rows.ts';
import { aboutRecovery, recordRecovery, remember } from './tell.ts';

interface Said {
  state: RecoveryState;
  outcome: Outcome | null;
}

const refusals: Record<Refusal, string> = {
  'outcome-missing': 'Say how it ended: a case is closed with its outcome.',
  'outcome-too-early': 'Only a case that is closed has an outcome.',
  closed: 'This case is closed. Open it again first.',
};

async function asksOf(tx: Tx, recovery: string): Promise<string[]> {
  const rows = await tx.all<{ ask: string }>(
    sql`select distinct ask from care.sign where recovery = ${recovery} and ask is not null order by ask`,
  );
  return rows.map(({ ask }) => ask);
}

async function tellClosed(tx: Tx, row: RecoveryRow, { outcome, actor }: { outcome: Outcome; actor: Actor }) {
  const open_s = Math.round((tx.now.getTime() - row.openedAt.getTime()) / 1000);
  const told = { kind: 'recovery.closed', facts: { outcome, open_s }, key: String(row.version) } as const;
  await recordRecovery(tx, row, { told, actor });
  const { subject, data } = aboutRecovery(row, actor);
  await publish(tx, recoverySettled, { subject, data: { ...data, outcome, asks: await asksOf(tx, row.id) } });
  await audit(tx, actor, { action: 'recovery.close', subject: row.id, detail: { outcome } });
}

async function tellReopened(tx: Tx, row: RecoveryRow, actor: Actor): Promise<void> {
  const told = { kind: 'recovery.reopened', facts: {}, key: String(row.version) } as const;
  await recordRecovery(tx, row, { told, actor });
  await publish(tx, recoveryReopened, aboutRecovery(row, actor));
  await audit(tx, actor, { action: 'recovery.reopen', subject: row.id });
}

async function tell(tx: Tx, row: RecoveryRow, { before, actor }: { before: RecoveryRow; actor: Actor }): Promise<void> {
  if (row.outcome !== null) return await tellClosed(tx, row, { outcome: row.outcome, actor });
  if (before.state === 'closed') return await tellReopened(tx, row, actor);
  const { subject, data } = aboutRecovery(row, actor);
  await publish(tx, recoveryChanged, { subject, data: { ...data, what: 'went-on' } });
}

/** Says of a case that is held how far it is. Throws `refused` for what cannot be said of it. */
export async function settle(
  tx: Tx,
  before: RecoveryRow,
  { said, actor }: { said: Said; actor: Actor },
): Promise<RecoveryRow> {
  const next = settleAs(before, said);
  if (typeof next === 'string') throw problem('refused', { code: next, detail: refusals[next] });
  if (next.state === before.state && next.outcome === before.outcome) return before;
  await tx.run(sql`update care.recovery set state = ${next.state}, outcome = ${next.outcome},
    closed_at = ${next.state === 'closed' ? tx.now : null}::timestamptz, version = version + 1 where id = ${before.id}`);
  const row = await recoveryRow(tx, before.id);
  const what = next.state === 'open' ? 'reopened' : next.state;
  await remember(tx, { recovery: row.id, what, detail: next.outcome ?? '' }, actor);
  await followCaution(tx, row);
  await tell(tx, row, { before, actor });
  return row;
}

/** The same of one by its id. Throws `not-found`, `conflict`, `refused`. */
export async function settleRecovery(
  tx: Tx,
  { id, version, ...said }: Said & { id: string; version: number },
  actor: Actor,
): Promise<RecoveryRow> {
  return await settle(tx, await takeRecovery(tx, { id, version }), { said, actor });
}
