import { zone } from '#core/contract/codecs.ts';
import { attributesOf, consentTrait } from '#core/touchpoints/traits.ts';
import { readConsent } from '#core/customers/consent.ts';
import { keepConsents, setAttributesMany, type SaidConsent } from '#customers';
import type { Tx } from '#platform';
import { keepDeadLetters } from '../dead-letters/keep.ts';
import { discover } from '../discover.ts';
import type { Sender } from '../sources/known-keys.ts';
import { writeInteractions, type SpineRow } from '../write.ts';
import type { Admitted } from './admit.ts';
import { countHeld, keepConsent } from './consent-gate.ts';
import type { Taken } from './intake.ts';
import { spineRows } from './spine-rows.ts';

/** Writes what was admitted: spine, traits, consent and counts. Dead letters are the caller's. */
export async function commitAdmitted(
  tx: Tx,
  { asked, customerOf, held }: Omit<Admitted, 'letters'>,
  sender: Sender,
): Promise<void> {
  await writeRows(tx, customerOf, sender);
  await keepTraits(tx, customerOf);
  await keepSaidConsents(tx, customerOf, sender);
  await keepConsent(tx, asked, { sender, customerOf });
  await countHeld(tx, held, sender);
}

/** The same with the events that could not be taken. */
export async function commitWithLetters(tx: Tx, admitted: Admitted, sender: Sender): Promise<void> {
  await commitAdmitted(tx, admitted, sender);
  const letters = admitted.letters.map(({ refused, intake: { envelope, receivedAt } }) => ({
    refused,
    envelope,
    receivedAt,
  }));
  await keepDeadLetters(tx, letters, sender.id);
}

async function writeRows(tx: Tx, customerOf: ReadonlyMap<Taken, string>, { id: source }: Sender): Promise<void> {
  const rows: SpineRow[] = [];
  for (const [taken, customer] of customerOf) rows.push(...spineRows(taken, { customer, source }));
  if (rows.length === 0) return;
  await discover(tx, rows);
  await writeInteractions(tx, rows);
}

/** By which clock somebody lives is known from their browser, unless their traits say it. */
function zoneOf({ context }: Taken['event']): { zone?: string } {
  const said = zone.safeParse(context?.['timezone']);
  return said.success ? { zone: said.data } : {};
}

async function keepTraits(tx: Tx, customerOf: ReadonlyMap<Taken, string>): Promise<void> {
  const said = [];
  for (const [{ event }, customer] of customerOf)
    if (event.traits !== null) said.push({ customer, attributes: { ...zoneOf(event), ...attributesOf(event.traits) } });
  if (said.length > 0) await setAttributesMany(tx, said);
}

/** Whether people agreed to be asked for their opinion. A browser only claims who it is, so it withdraws and does not agree. */
async function keepSaidConsents(
  tx: Tx,
  customerOf: ReadonlyMap<Taken, string>,
  { name: by, strength }: Sender,
): Promise<void> {
  const said: SaidConsent[] = [];
  for (const [{ event }, customer] of customerOf) {
    const state = readConsent(event.traits?.[consentTrait]);
    if (state === undefined || (state === 'given' && strength !== 'proven')) continue;
    said.push({ customer, purpose: 'opinion', state, source: 'api', by, at: event.occurredAt });
  }
  await keepConsents(tx, said);
}
