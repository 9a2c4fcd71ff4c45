import { wireId } from '#core/contract/codecs.ts';
import { endCaution, raiseCaution } from '#customers';
import type { Tx } from '#platform';
import type { RecoveryRow } from './rows.ts';

/** By what others know that something stands with a case. */
export function cautionAbout(recovery: string): string {
  return wireId('rec', recovery);
}

/** As long as a case is open its customer has a complaint, and is asked nothing. */
export async function followCaution(
  tx: Tx,
  { id, customer, state, openedAt: since }: Pick<RecoveryRow, 'id' | 'customer' | 'state' | 'openedAt'>,
): Promise<void> {
  const about = cautionAbout(id);
  if (state === 'closed') await endCaution(tx, about);
  else await raiseCaution(tx, { customer, kind: 'complaint', about, since, by: 'Throughline' });
}
