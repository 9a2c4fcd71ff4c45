import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#test/product.ts';
import { until } from '#test/until.ts';

const program = '/usr/sbin/dovecot';

/** Whether a real dovecot is there: `apt-get install dovecot-imapd`. */
export const dovecotIsThere = existsSync(program);

export const dovecotPassword = 'sesame';

export interface Dovecot {
  port: number;
  /** Puts mails into the inbox of a user who has not signed in yet, as files. */
  fill(user: string, mails: Iterable<string>): void;
  stop(): Promise<void>;
}

/** Root hands mail over to nobody, as dovecot wants it; anybody else runs all of it as themselves. */
function whose(): { root: boolean; uid: number; gid: number; name: string } {
  const { uid, gid, username } = userInfo();
  return uid === 0
    ? { root: true, uid: 65_534, gid: 65_534, name: 'nobody' }
    : { root: false, uid, gid, name: username };
}

function settings(folder: string, port: number): string {
  const { root, uid, gid, name } = whose();
  const mine = root ? '' : `default_internal_user = ${name}\ndefault_login_user = ${name}\ndefault_internal_group =\n`;
  return `
protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/dovecot.log
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:${folder}/mail/%u
${mine}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
passdb {
  driver = static
  args = password=${dovecotPassword}
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${folder}/home/%u
}
`;
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    return await Promise.race([
      once(socket, 'data').then(([bytes]) => String(bytes).startsWith('* OK')),
      once(socket, 'close').then(() => false),
    ]);
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** A real dovecot with a folder of its own, on loopback; any user may sign in. */
export async function dovecot(): Promise<Dovecot> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-dovecot-'));
  const { uid, gid } = whose();
  const own = (path: string) => {
    mkdirSync(path, { recursive: true });
    chownSync(path, uid, gid);
  };
  for (const name of ['mail', 'home']) own(join(folder, name));
  const port = await freePort();
  const file = join(folder, 'dovecot.conf');
  writeFileSync(file, settings(folder, port));
  // Whoever serves the mail must be able to reach it.
  chmodSync(folder, 0o755);
  const child = spawn(program, ['-F', '-c', file], { stdio: 'ignore' });
  const ended = once(child, 'close');
  await until(() => answers(port), 'dovecot answers', 30);
  return {
    port,
    fill(user, mails) {
      const box = join(folder, 'mail', user);
      for (const name of ['', 'cur', 'new', 'tmp']) own(join(box, name));
      let at = 0;
      for (const mail of mails) {
        const path = join(box, 'cur', `${1_700_000_000 + at++}.M1P1.test:2,`);
        writeFileSync(path, mail);
        chownSync(path, uid, gid);
      }
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
