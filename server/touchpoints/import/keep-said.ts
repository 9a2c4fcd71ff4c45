import { readConsent } from '#core/customers/consent.ts';
import { keepConsents, setAttributesMany } from '#customers';
import type { Tx } from '#platform';

interface Said {
  customer: string | null;
  row: { occurredAt: Date; attributes: Record<string, string> };
}

/** Keeps what rows say of their customers: attributes, and whether they agreed to be asked for their opinion, at the time of the row. */
export async function keepSaid(tx: Tx, rows: readonly Said[], by: string): Promise<void> {
  const known = rows.flatMap(({ customer, row: { occurredAt: at, attributes } }) =>
    customer === null || Object.keys(attributes).length === 0 ? [] : [{ customer, at, attributes }],
  );
  await setAttributesMany(tx, known);
  const consents = known.flatMap(({ customer, at, attributes }) => {
    const state = readConsent(attributes['consent']);
    // A row may tell of a time to come; a word does not.
    const said = at > tx.now ? tx.now : at;
    return state === undefined
      ? []
      : [{ customer, state, purpose: 'opinion' as const, at: said, source: 'import' as const, by }];
  });
  await keepConsents(tx, consents);
}
