import type { GestureKind, GestureState } from '#core/care/goodwill.ts';
import { sql, type Tx } from '#platform';

interface Shown {
  id: string;
  kind: GestureKind;
  amount: number;
  currency: string;
  words: string;
  state: GestureState;
  by: string;
  at: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  version: number;
}

/** What the customer of a case was given, or somebody asked to give. */
export function gesturesOf(tx: Tx, recovery: string): Promise<Shown[]> {
  return tx.all<Shown>(sql`select id, kind, amount::float8 as amount, currency, words, state, by_name as by, at,
    decided_name as decided_by, decided_at, version from care.gesture where recovery = ${recovery} order by at, id limit 200`);
}
