import pg from 'pg';
import type { Keyring } from './keyring.ts';
import { startProblem } from './start-problem.ts';
import type { Logger } from './log.ts';

/** Two processes with different master keys could not read each other's secrets: the second refuses to start. */
export async function checkKey(ownerUrl: string, keyring: Keyring, log: Logger): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('update platform.installation set key_check = $1 where key_check is null', [
      keyring.fingerprint,
    ]);
    const { rows } = await client.query<{ key_check: string }>('select key_check from platform.installation');
    if (rows[0]?.key_check === keyring.fingerprint) return;
    if (keyring.knows(rows[0]?.key_check ?? '')) {
      await client.query('update platform.installation set key_check = $1', [keyring.fingerprint]);
      log.warn('the master key was rotated');
      return;
    }
    throw startProblem(
      'The master key does not fit this data: give SECRET_KEY (or secret.key in the data folder) the key it was written with.',
    );
  } finally {
    await client.end();
  }
}
