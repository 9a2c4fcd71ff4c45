import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#test/product.ts';
import { until } from '#test/until.ts';
import { selfSigned } from './certificate.ts';

const programs = { postfix: '/usr/sbin/postfix', sendmail: '/usr/sbin/sendmail' };

/** Why no real postfix can be run; undefined where it can. */
export function whyNoPostfix(): string | undefined {
  if (!existsSync(programs.postfix)) return 'no postfix here; apt-get install postfix';
  return process.getuid?.() === 0 ? undefined : 'postfix starts only as root';
}

export interface Postfix {
  /** Where it takes mail in; it offers STARTTLS with `certificate`, which is for localhost. */
  port: number;
  certificate: string;
  /** Hands a mail to its own `sendmail`, as a program of that machine does. */
  send(mail: { from: string; to: string; bytes: string }): Promise<void>;
  /** What it wrote down. */
  log(): string;
  stop(): Promise<void>;
}

interface Way {
  domain: string;
  port: number;
  /** Nothing goes there but encrypted. */
  encrypted?: boolean;
}

const inline = (pairs: string[]) => `inline:{ ${pairs.map((each) => `{ ${each} }`).join(', ')} }`;

/** Mail goes where `ways` name a port of this machine, and nowhere else. What is put off is tried again after a second. */
function mainSettings(folder: string, ways: readonly Way[]): string {
  const secret = ways.filter(({ encrypted }) => encrypted === true);
  return `compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
maillog_file = ${folder}/log
maillog_file_prefixes = ${folder}
myhostname = mx.post.example
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.1/32
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_peername_lookup = no
smtpd_tls_security_level = may
smtpd_tls_received_header = yes
smtpd_tls_chain_files = ${folder}/key.pem, ${folder}/cert.pem
smtp_dns_support_level = disabled
smtp_tls_security_level = may
smtp_tls_policy_maps = ${inline(secret.map(({ port }) => `[127.0.0.1]:${port} = encrypt`))}
smtp_tls_loglevel = 1
default_transport = error:nothing goes outside
transport_maps = ${inline(ways.map(({ domain, port }) => `${domain} = smtp:[127.0.0.1]:${port}`))}
alias_maps =
local_recipient_maps =
notify_classes =
biff = no
minimal_backoff_time = 1s
maximal_backoff_time = 2s
queue_run_delay = 1s
`;
}

/** The services that mail needs on its way in, through the queue and out; none of them in a root of its own. */
function services(port: number): string {
  return [
    `127.0.0.1:${port} inet n - n - - smtpd`,
    'pickup unix n - n 1 1 pickup',
    'cleanup unix n - n - 0 cleanup',
    'qmgr unix n - n 1 1 qmgr',
    'tlsmgr unix - - n 1000? 1 tlsmgr',
    'rewrite unix - - n - - trivial-rewrite',
    ...['bounce', 'defer', 'trace'].map((name) => `${name} unix - - n - 0 bounce`),
    'smtp unix - - n - - smtp',
    'error unix - - n - - error',
    'retry unix - - n - - error',
    'anvil unix - - n - 1 anvil',
    'scache unix - - n - 1 scache',
    'postlog unix-dgram n - n - 1 postlogd',
    '',
  ].join('\n');
}

async function run(program: string, args: string[], input = ''): Promise<void> {
  const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()));
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${said}`);
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const ended = once(socket, 'close').then(() => false);
  try {
    return await Promise.race([once(socket, 'data').then(([bytes]) => String(bytes).startsWith('220')), ended]);
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** A real postfix with folders of its own, on loopback; nothing of the machine's own one is read or written. */
export async function postfix(ways: readonly Way[]): Promise<Postfix> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-postfix-'));
  // Its processes that are not root's must find their way in.
  chmodSync(folder, 0o755);
  const settings = join(folder, 'settings');
  for (const name of ['settings', 'queue']) mkdirSync(join(folder, name));
  const { key, cert } = selfSigned();
  const port = await freePort();
  for (const [name, text] of Object.entries({
    'key.pem': key,
    'cert.pem': cert,
    'settings/main.cf': mainSettings(folder, ways),
    'settings/master.cf': services(port),
  }))
    writeFileSync(join(folder, name), text);
  const log = () => (existsSync(join(folder, 'log')) ? readFileSync(join(folder, 'log'), 'utf8') : '');
  const stop = async () => {
    await run(programs.postfix, ['-c', settings, 'stop']).catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await run(programs.postfix, ['-c', settings, 'start']);
    await until(() => answers(port), 'postfix answers', 30);
  } catch (error) {
    const told = log();
    await stop();
    throw new Error(`postfix did not start: ${told}`, { cause: error });
  }
  return {
    port,
    certificate: cert,
    send: ({ from, to, bytes }) => run(programs.sendmail, ['-C', settings, '-i', '-f', from, '--', to], bytes),
    log,
    stop,
  };
}
