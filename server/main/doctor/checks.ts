import { accessSync, constants, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { leftByUpgrades, runningEmbedded, sql, type App, type Config, type RawBuilder } from '#platform';
import { shippingLag } from '#touchpoints';
import type { Finding } from './finding.ts';
import { checkMail } from './mail.ts';

const gigabyte = 1024 ** 3;

/** What can be seen without opening the data. */
export async function checkMachine(config: Config): Promise<Finding[]> {
  const running = config.databaseUrl === undefined && (await runningEmbedded(resolve(config.dataDir))) !== undefined;
  return [
    node(),
    folder(config.dataDir),
    disk(config.dataDir),
    ...oldData(config.dataDir),
    await port('PORT', config.port, running),
    await port('SMTP_LISTEN_PORT', config.smtpListen ? config.smtpListenPort : 0, running),
    publicUrl(config),
  ];
}

function node(): Finding {
  const well = Number(process.versions.node.split('.')[0]) >= 26;
  return { what: 'Node', well, found: process.versions.node, mend: 'Run npm ci again: Node 26 comes with it.' };
}

function folder(dataDir: string): Finding {
  const place = resolve(dataDir);
  try {
    accessSync(place, constants.R_OK | constants.W_OK);
    return { what: 'Data folder', well: true, found: place };
  } catch {
    return { what: 'Data folder', well: true, found: `${place} will be made at the first start` };
  }
}

function disk(dataDir: string): Finding {
  try {
    const { bavail, bsize } = statfsSync(resolve(dataDir));
    const free = (bavail * bsize) / gigabyte;
    return {
      what: 'Disk',
      well: free > 2,
      found: `${free.toFixed(1)} GB free`,
      mend: 'Free at least 2 GB, or give DATA_DIR a larger disk.',
    };
  } catch {
    return { what: 'Disk', well: true, found: 'not looked at: the data folder is not there yet' };
  }
}

/** Known to be there, so that it is not forgotten; whether it is still wanted only the operator knows. */
function oldData(dataDir: string): Finding[] {
  return leftByUpgrades(dataDir).map(({ folder: place, bytes }) => ({
    what: 'Old data',
    well: true,
    found: `${place} takes ${Math.ceil(bytes / 1024 ** 2)} MB: as it was before PostgreSQL was upgraded; delete it when all is well`,
  }));
}

async function port(name: string, number: number, running: boolean): Promise<Finding> {
  if (number === 0) return { what: name, well: true, found: 'any free port, or switched off' };
  const free = await new Promise<boolean>((done) => {
    const probe = createServer().once('error', () => done(false));
    probe.listen(number, '127.0.0.1', () => probe.close(() => done(true)));
  });
  if (free) return { what: name, well: true, found: `${number} is free` };
  return {
    what: name,
    well: running,
    found: running ? `${number} is in use by the running server` : `${number} is in use by another program`,
    mend: `Stop that program or choose another port by ${name}.`,
  };
}

function publicUrl({ publicUrl: url, host }: Config): Finding {
  if (url !== undefined) return { what: 'PUBLIC_URL', well: true, found: url };
  const loopback = /^(127\.|::1|localhost)/.test(host);
  return {
    what: 'PUBLIC_URL',
    well: loopback,
    found: 'not set',
    mend: 'Set PUBLIC_URL to the address customers use: links in mails begin with it.',
  };
}

/** What the data itself tells. */
export async function checkData(app: App): Promise<Finding[]> {
  return [
    await database(app),
    await clock(app),
    await horizon(app),
    await parked(app),
    await uncertain(app),
    ...(await checkMail(app)),
    await analytics(app),
  ];
}

async function database(app: App): Promise<Finding> {
  const { version } = await app.database.everywhere((tx) =>
    tx.one(sql<{ version: string }>`select current_setting('server_version') as version`),
  );
  return {
    what: 'PostgreSQL',
    well: true,
    found: `${version}, ${app.config.databaseUrl === undefined ? 'embedded' : 'of DATABASE_URL or of the running server'}`,
  };
}

async function clock(app: App): Promise<Finding> {
  const { apart } = await app.database.everywhere((tx) =>
    tx.one(
      sql<{ apart: number }>`select abs(extract(epoch from clock_timestamp()) - ${Date.now() / 1000})::float8 as apart`,
    ),
  );
  return {
    what: 'Clock',
    well: apart < 2,
    found: `${apart.toFixed(2)} s apart from the database`,
    mend: 'Set both machines by NTP.',
  };
}

async function horizon(app: App): Promise<Finding> {
  const open = await app.database.everywhere((tx) =>
    tx.all(
      sql<{
        pid: number;
        program: string;
        seconds: number;
      }>`select pid, program, seconds from platform.open_transactions()`,
    ),
  );
  const [oldest] = open;
  if (oldest === undefined || oldest.seconds < 10)
    return { what: 'Horizon', well: true, found: 'nothing holds the readers back' };
  return {
    what: 'Horizon',
    well: false,
    found: `process ${oldest.pid} (${oldest.program}) has a transaction open for ${Math.round(oldest.seconds)} s`,
    mend: 'End that process: until then nothing new is read.',
  };
}

async function countOf(app: App, rows: RawBuilder<unknown>): Promise<number> {
  const { count } = await app.database.everywhere((tx) =>
    tx.one(sql<{ count: number }>`select count(*)::int as count from ${rows}`),
  );
  return count;
}

async function parked(app: App): Promise<Finding> {
  const count = await countOf(app, sql`platform.parked_event`);
  return {
    what: 'Parked events',
    well: count === 0,
    found: String(count),
    mend: '`throughline events retry` handles them again and names the reason of each that fails.',
  };
}

async function uncertain(app: App): Promise<Finding> {
  const count = await countOf(app, sql`platform.outbox where state = 'uncertain'`);
  return {
    what: 'Uncertain sends',
    well: count === 0,
    found: String(count),
    mend: 'Ask the customers concerned before sending again: these may have arrived.',
  };
}

async function analytics(app: App): Promise<Finding> {
  const { rows, seconds } = await shippingLag(app);
  return {
    what: 'Analytics',
    well: seconds < 60,
    found: `${rows} rows, ${Math.round(seconds)} s behind`,
    mend: 'Is the server running? It ships by itself; `throughline analytics rebuild` begins anew.',
  };
}
