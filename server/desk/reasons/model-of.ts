import type { ReasonModel } from '#core/desk/reason-model/model.ts';
import { unpackModel, type PackedModel } from '#core/desk/reason-model/pack.ts';
import { sql, type Tx } from '#platform';

interface Kept {
  learntAt: number;
  model: ReasonModel;
}

const mostKept = 8;
const kept = new Map<string, Kept>();

/** What the company's model was when it learnt last; undefined while there is none. */
export async function modelOf(tx: Tx): Promise<ReasonModel | undefined> {
  const now = await tx.maybe<{ learntAt: Date }>(
    sql`select learnt_at from desk.reason_model where workspace = ${tx.workspace}`,
  );
  if (now === undefined) return undefined;
  const there = kept.get(tx.workspace);
  if (there?.learntAt === now.learntAt.getTime()) return there.model;
  const row = await tx.one<{ learntAt: Date; head: PackedModel['head']; weights: Uint8Array }>(
    sql`select learnt_at, head, weights from desk.reason_model where workspace = ${tx.workspace}`,
  );
  const model = unpackModel({ head: row.head, bytes: row.weights });
  kept.delete(tx.workspace);
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? '');
  kept.set(tx.workspace, { learntAt: row.learntAt.getTime(), model });
  return model;
}
