import type { Keyring } from '#platform';

/** The passwords of the product's own roles in the database, which nobody needs to know. */
export function rolePasswords(keyring: Keyring): { app: string; dispatcher: string } {
  return { app: keyring.derive('database:app'), dispatcher: keyring.derive('database:dispatcher') };
}
