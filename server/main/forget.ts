import { customerErased } from '#customers';
import { defineListener, releaseFilesOfCustomers, type App, type DomainPart, type Listener, type Tx } from '#platform';

interface Forgotten {
  customers: string[];
  domains: readonly DomainPart[];
}

/**
 * Makes every domain forget these customers; their files go too. From the right to the left: whoever builds on another domain
 * forgets while that still knows. Again changes nothing.
 */
export async function forgetCustomers(tx: Tx, app: App, { customers, domains }: Forgotten): Promise<void> {
  for (const domain of domains.toReversed()) await domain.erase?.(tx, customers, app);
  await releaseFilesOfCustomers(tx, app.files, customers);
}

/** Forgets in every domain whoever was erased. */
export function forgetEverywhere(domains: readonly DomainPart[]): Listener {
  return defineListener({
    name: 'main.forget',
    on: [customerErased],
    handle: (tx, { data }, app) => forgetCustomers(tx, app, { customers: data.customers, domains }),
  });
}
