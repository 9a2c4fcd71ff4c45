import { partsOfName } from '#core/customers/name.ts';
import { identify, setCustomerAttributes, type Claim, type Occasion } from '#customers';
import type { Tx } from '#platform';

/** Who it is by these claims; somebody new is called as they call themselves. Throws `invalid` when nothing says who it is. */
export async function customerOf(
  tx: Tx,
  who: { claims: Claim[]; name?: string | undefined },
  occasion: Occasion,
): Promise<string> {
  const { customer, created } = await identify(tx, who.claims, occasion);
  if (created && who.name) await setCustomerAttributes(tx, customer, partsOfName(who.name));
  return customer;
}

/** Whose address this is; an address in a mail is claimed, never proven. */
export function customerOfAddress(tx: Tx, who: { address: string; name?: string | undefined }, occasion: Occasion) {
  const claims: Claim[] = [{ kind: 'email', value: who.address, strength: 'claimed' }];
  return customerOf(tx, { claims, name: who.name }, occasion);
}
