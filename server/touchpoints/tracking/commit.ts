import { attributesOf } from '#core/touchpoints/traits.ts';
import { rejected } from '#core/touchpoints/event-types.ts';
import { setAttributesMany } from '#customers';
import type { Keyring, Tx } from '#platform';
import { keepDeadLetters } from '../dead-letters/keep.ts';
import { discover } from '../discover.ts';
import type { Sender } from '../sources/known-keys.ts';
import { writeInteractions, type SpineRow } from '../write.ts';
import { consented, keepConsent, type Asked } from './consent-gate.ts';
import { customersOf } from './identities.ts';
import type { Intake, Refused, Taken } from './intake.ts';
import { spineRows } from './spine-rows.ts';

interface About {
  sender: Sender;
  keyring: Keyring;
  /** False: what cannot be taken is only answered. */
  keepLetters?: boolean;
  /** Hears, once it is durable, of whom something was written. */
  tell?(customers: Iterable<string>): void;
}

/** Writes what several requests of one source brought, all in the transaction of the caller; answers what could not be taken. */
export async function commitIntakes(tx: Tx, intakes: readonly Intake[], about: About): Promise<Refused[]> {
  const asked = intakes.flatMap((intake) => intake.taken.map((taken): Asked => ({ ...taken, intake })));
  const letters = intakes.flatMap((intake) => intake.refused.map((refused) => ({ refused, intake })));
  const through = asked.length === 0 ? [] : await consented(tx, asked, about.sender);
  const customers = through.length === 0 ? [] : await customersOf(tx, through, about);
  const customerOf = new Map<Taken, string>();
  through.forEach((taken, at) => {
    const customer = customers[at];
    if (customer != null) customerOf.set(taken, customer);
    else letters.push({ refused: nobody(taken), intake: taken.intake });
  });
  await writeRows(tx, customerOf, about.sender);
  tx.afterCommit(() => about.tell?.(customerOf.values()));
  await keepTraits(tx, customerOf);
  await keepConsent(tx, asked, { sender: about.sender, customerOf: (taken) => customerOf.get(taken) ?? null });
  const kept = letters.map(({ refused, intake: { envelope, receivedAt } }) => ({ refused, envelope, receivedAt }));
  if (about.keepLetters !== false) await keepDeadLetters(tx, kept, about.sender.id);
  return letters.map(({ refused }) => refused);
}

function nobody({ raw }: Taken): Refused {
  return { ...rejected('names-nobody'), raw };
}

async function writeRows(tx: Tx, customerOf: ReadonlyMap<Taken, string>, { id: source }: Sender): Promise<void> {
  const rows: SpineRow[] = [];
  for (const [taken, customer] of customerOf) rows.push(...spineRows(taken, { customer, source }));
  if (rows.length === 0) return;
  await discover(tx, rows);
  await writeInteractions(tx, rows);
}

async function keepTraits(tx: Tx, customerOf: ReadonlyMap<Taken, string>): Promise<void> {
  const said = [];
  for (const [{ event }, customer] of customerOf)
    if (event.traits !== null) said.push({ customer, attributes: attributesOf(event.traits) });
  if (said.length > 0) await setAttributesMany(tx, said);
}
