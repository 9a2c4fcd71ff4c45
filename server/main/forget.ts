import { customerErased } from '#customers';
import { defineListener, releaseFilesOfCustomers, type DomainPart, type Listener } from '#platform';

/** Makes every domain forget erased customers, and their files go. */
export function forgetEverywhere(domains: readonly DomainPart[]): Listener {
  return defineListener({
    name: 'main.forget',
    on: [customerErased],
    async handle(tx, { data }, app) {
      for (const domain of domains) await domain.erase?.(tx, data.customers, app);
      await releaseFilesOfCustomers(tx, app.files, data.customers);
    },
  });
}
