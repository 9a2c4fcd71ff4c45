import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The OS user that PostgreSQL runs as; undefined means: the same as ours. */
export type OsUser = { uid: number; gid: number } | undefined;

const userName = 'throughline-pg';

/** PostgreSQL refuses to run as root, and its initdb wants a user that /etc/passwd knows: root makes one, or takes nobody. */
export function postgresUser(): OsUser {
  if (process.getuid?.() !== 0) return undefined;
  const known = lookUp(userName);
  if (known) return known;
  const shell = '/usr/sbin/nologin';
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', shell, userName], {
    stdio: 'ignore',
  });
  return lookUp(userName) ?? lookUp('nobody') ?? { uid: 65534, gid: 65534 };
}

function lookUp(name: string): OsUser {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  if (line === undefined) return undefined;
  const [, , uid, gid] = line.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}
