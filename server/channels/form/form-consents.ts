import { consentGroups } from '#core/customers/consent.ts';
import { consentOf, keepConsents, type SaidConsent } from '#customers';
import type { Tx } from '#platform';
import type { KeptSubmission } from './kept-submission.ts';

type Ticked = KeptSubmission['consents'][number];

/**
 * Keeps what somebody agreed to by boxes of a form, with the words beside them. Whose address it is is claimed only, so it never takes back
 * what they withdrew before; a box that is not ticked says nothing.
 */
export async function keepFormConsents(tx: Tx, customer: string, { consents, form }: KeptSubmission): Promise<void> {
  const said: SaidConsent[] = [];
  for (const { words: note, ...ticked } of consents)
    if (!(await isWithdrawn(tx, customer, ticked)))
      said.push({ ...ticked, customer, state: 'given', source: 'form', by: form.name, at: tx.now, note });
  await keepConsents(tx, said);
}

async function isWithdrawn(tx: Tx, customer: string, { purpose, channel }: Omit<Ticked, 'words'>): Promise<boolean> {
  for (const group of channel === 'all' ? consentGroups : [channel])
    if ((await consentOf(tx, customer, { purpose, channel: group })) === 'withdrawn') return true;
  return false;
}
