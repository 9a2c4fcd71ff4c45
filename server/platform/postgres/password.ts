import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from './engine.ts';
import type { OsUser } from './os-user.ts';

/** The name of the superuser that owns everything in the embedded cluster. */
export const superuser = 'throughline';

export function readPassword(dataDir: string): string | undefined {
  const path = passwordFile(dataDir);
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined;
}

/** Makes a random password and keeps it in DATA_DIR/postgres.password, which only our user may read. */
export function makePassword(dataDir: string): string {
  const password = randomBytes(24).toString('base64url');
  const path = passwordFile(dataDir);
  writeFileSync(`${path}.new`, `${password}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
  return password;
}

/** The password's file was lost: gives the stopped cluster a new one in single-user mode. */
export function resetPassword(cluster: { dataDir: string; folder: string; user: OsUser; engine: Engine }): string {
  const password = makePassword(cluster.dataDir);
  spawnSync(cluster.engine.postgres, ['--single', '-D', cluster.folder, 'postgres'], {
    ...cluster.user,
    cwd: cluster.folder,
    env: { LANG: 'C.UTF-8' },
    input: `alter role ${superuser} password '${password}'\n`,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  return password;
}

function passwordFile(dataDir: string): string {
  return join(dataDir, 'postgres.password');
}
