import { rejected } from '#core/touchpoints/event-types.ts';
import type { Keyring } from '#platform';
import type { Sender } from '../sources/known-keys.ts';
import { consented, type Letter } from './consent-gate.ts';
import type { IdentityMemory } from './identity-memory.ts';
import { customersOf } from './identities.ts';
import type { Intake, Taken } from './intake.ts';
import type { InTransaction } from './one-at-a-time.ts';

export interface AdmitAbout {
  sender: Sender;
  keyring: Keyring;
  now: Date;
  memory: IdentityMemory | null;
  run: InTransaction;
}

/** What is to be written of several requests of one source. */
export interface Admitted {
  /** All events, also those that were held back. */
  asked: Taken[];
  customerOf: Map<Taken, string>;
  letters: Letter[];
  /** How many may not be tracked for want of consent. */
  held: number;
}

/** Decides which events may be tracked and whose they are. */
export async function admit(intakes: readonly Intake[], about: AdmitAbout): Promise<Admitted> {
  const asked = intakes.flatMap(({ taken }) => taken);
  const refused = intakes.flatMap((intake) => intake.refused.map((each): Letter => ({ refused: each, intake })));
  const through = await consented({ asked, letters: refused }, about.sender, about.run);
  const customers = through.asked.length === 0 ? [] : await customersOf(through.asked, about);
  const customerOf = new Map<Taken, string>();
  const letters = [...through.letters];
  through.asked.forEach((taken, at) => {
    const customer = customers[at];
    if (customer != null) customerOf.set(taken, customer);
    else letters.push({ refused: { ...rejected('names-nobody'), raw: taken.raw }, intake: taken.intake });
  });
  const held = asked.length - through.asked.length + refused.length - through.letters.length;
  return { asked, customerOf, letters, held };
}
