import { goodwillDays, needsApproval, type GestureKind, type GestureState } from '#core/care/goodwill.ts';
import { audit, workspaceSettings } from '#people';
import { problem, publish, sql, type Actor, type Tx } from '#platform';
import { recoveryGesture } from '../events.ts';
import { takeRecovery, type RecoveryRow } from '../recovery/rows.ts';
import { aboutRecovery, recordRecovery, remember } from '../recovery/tell.ts';
import { careSettings } from '../settings/settings.ts';

interface GestureRow {
  id: string;
  recovery: string;
  kind: GestureKind;
  amount: number;
  currency: string;
  state: GestureState;
  by: string | null;
  version: number;
}

const columns = sql`id, recovery, kind, amount::float8 as amount, currency, state, by, version`;

const steps = {
  waiting: 'gesture-asked',
  given: 'gesture-given',
  refused: 'gesture-refused',
  undone: 'gesture-undone',
} as const;

const day = 86_400_000;

const mayApprove = ({ kind, permissions }: Actor) => kind === 'system' || permissions.has('care.approve');

/** Writes down everywhere what became of a gesture; on the line of the customer stands what they got and what was taken back. */
async function tell(
  tx: Tx,
  row: RecoveryRow,
  { gesture, before, actor }: { gesture: GestureRow; before: GestureState | null; actor: Actor },
): Promise<void> {
  const { id, kind, amount, currency, state, by } = gesture;
  await remember(tx, { recovery: row.id, what: steps[state], detail: `${amount} ${currency}` }, actor);
  const had = before === 'given';
  if (state === 'given' || had) {
    const told = { kind: state === 'given' ? 'goodwill.given' : 'goodwill.undone', key: id } as const;
    await recordRecovery(tx, row, { told: { ...told, facts: { amount, currency, form: kind } }, actor });
  }
  const { subject, data } = aboutRecovery(row, actor);
  await publish(tx, recoveryGesture, { subject, data: { ...data, gesture: id, state, asker: by } });
  await audit(tx, actor, { action: `goodwill.${state}`, subject: row.id, detail: { kind, amount, currency } });
}

interface Giving {
  id: string;
  kind: GestureKind;
  /** In the smallest unit of the currency. */
  amount: number;
  currency: string;
  words: string;
}

/** Together with what the person got lately: a limit on each gesture would be got round by giving twice. */
async function isAboveLimit(tx: Tx, { id, customer }: RecoveryRow, given: Omit<Giving, 'id'>): Promise<boolean> {
  const { currency } = await workspaceSettings(tx);
  const { approveAbove } = await careSettings(tx);
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('care.goodwill'), hashtext(root::text))
    from customers.root where id = ${customer}`);
  const since = new Date(tx.now.getTime() - goodwillDays * day);
  const { lately } = await tx.one<{ lately: number }>(
    sql`select care.given_lately(${id}, ${currency}, ${since}) as lately`,
  );
  return needsApproval({ ...given, lately }, { amount: approveAbove, currency });
}

/** Gives a customer something, or asks for it where it is more than the actor may give. Throws `refused` for a closed case, `not-found`. */
export async function giveGoodwill(tx: Tx, { id, ...given }: Giving, actor: Actor): Promise<void> {
  const row = await takeRecovery(tx, { id });
  if (row.state === 'closed')
    throw problem('refused', { code: 'closed', detail: 'This case is closed. Open it again first.' });
  const asks = !mayApprove(actor) && (await isAboveLimit(tx, row, given));
  const gesture = await tx.one<GestureRow>(sql`
    insert into care.gesture (recovery, kind, amount, currency, words, state, by, by_name, at)
    values (${id}, ${given.kind}, ${given.amount}, ${given.currency}, ${given.words.trim()}, ${asks ? 'waiting' : 'given'},
      ${actor.kind === 'agent' ? actor.id : null}, ${actor.name}, ${tx.now}) returning ${columns}`);
  await tell(tx, row, { gesture, before: null, actor });
}

async function takeGesture(tx: Tx, { id, version }: { id: string; version: number }) {
  const gone = () => problem('not-found', { detail: 'There is no such gesture of goodwill.' });
  const found = await tx.maybe<{ recovery: string }>(sql`select recovery from care.gesture where id = ${id}`);
  if (found === undefined) throw gone();
  const row = await takeRecovery(tx, { id: found.recovery });
  const gesture = await tx.maybe<GestureRow>(sql`select ${columns} from care.gesture where id = ${id} for update`);
  if (gesture === undefined) throw gone();
  if (gesture.version !== version)
    throw problem('conflict', { code: 'stale', detail: 'Somebody decided about it meanwhile. Look again.' });
  return { row, gesture };
}

interface Deciding {
  id: string;
  version: number;
  state: 'given' | 'refused' | 'undone';
}

/**
 * Says yes or no to what was asked for, or takes back what was given. Throws `refused` for what does not wait, and for taking back what
 * is not there; `conflict`, `not-found`. Returns the case.
 */
export async function decideGoodwill(tx: Tx, { state, ...which }: Deciding, actor: Actor): Promise<string> {
  const { row, gesture } = await takeGesture(tx, which);
  const open = state === 'undone' ? ['waiting', 'given'] : ['waiting'];
  if (!open.includes(gesture.state))
    throw problem('refused', { code: 'decided', detail: 'It is decided already. Look again.' });
  const after =
    await tx.one<GestureRow>(sql`update care.gesture set state = ${state}, decided_by = ${actor.kind === 'agent' ? actor.id : null},
    decided_name = ${actor.name}, decided_at = ${tx.now}, version = version + 1 where id = ${gesture.id} returning ${columns}`);
  await tell(tx, row, { gesture: after, before: gesture.state, actor });
  return row.id;
}
