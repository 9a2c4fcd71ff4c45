import { setTimeout as sleep } from 'node:timers/promises';
import type { ClickHouseClient } from '@clickhouse/client';
import type { Logger } from '../log.ts';
import { catchingUp, openClient, type Address } from './client.ts';
import { runMigrations, type AnalyticsMigration } from './migrate.ts';

/** The way to the engine that answers now: made anew whenever the engine comes back. */
export interface Link {
  /** The client, once database and tables are there; waits so long and then says that analytics is catching up. */
  client(waitMilliseconds: number): Promise<ClickHouseClient>;
  /** Since when it does not answer, in milliseconds of the machine's clock. */
  readonly downSince: number | undefined;
  add(migrations: AnalyticsMigration[]): Promise<void>;
  /** Says where an engine is to be found; it is asked every second until it answers and its tables stand. */
  up(address: Address): void;
  down(): void;
  close(): Promise<void>;
}

interface Options {
  database: string;
  log: Logger;
  onChange: () => void;
}

const patience = 20_000;

export function openLink({ database, log, onChange }: Options): Link {
  const migrations: AnalyticsMigration[] = [];
  let now: ClickHouseClient | undefined;
  let target: Address | undefined;
  let downSince: number | undefined = Date.now();
  let arrival = Promise.withResolvers<void>();
  let migrating = Promise.resolve();

  const migrate = (client: ClickHouseClient) => {
    const mine = migrating.then(() => runMigrations(client, migrations));
    migrating = mine.catch(() => undefined);
    return mine;
  };
  const down = () => {
    target = undefined;
    if (downSince === undefined) arrival = Promise.withResolvers();
    downSince ??= Date.now();
    const old = now;
    now = undefined;
    void old?.close().catch(() => undefined);
    onChange();
  };
  const reach = async (address: Address) => {
    const client = openClient(address, database);
    const prepared = await insist({
      work: () => createDatabase(address, database).then(() => migrate(client)),
      wanted: () => target === address,
      failed: (reason) => log.warn({ reason }, 'analytics does not answer yet'),
    });
    if (!prepared) return client.close();
    now = client;
    downSince = undefined;
    arrival.resolve();
    onChange();
  };

  return {
    get downSince() {
      return downSince;
    },
    async client(waitMilliseconds) {
      if (now === undefined) await inTime(arrival.promise, waitMilliseconds);
      if (now === undefined) throw catchingUp();
      return now;
    },
    async add(more) {
      migrations.push(...more.filter((each) => !migrations.some((known) => known.name === each.name)));
      if (now === undefined) await inTime(arrival.promise, patience);
      if (now !== undefined) await migrate(now);
    },
    up(address) {
      target = address;
      void reach(address);
    },
    down,
    async close() {
      target = undefined;
      await now?.close();
      now = undefined;
    },
  };
}

interface Insistence {
  work: () => Promise<void>;
  wanted: () => boolean;
  failed: (reason: string) => void;
}

/** Does something again every second until it succeeds (true) or is wanted no more (false); each reason is told once. */
async function insist({ work, wanted, failed }: Insistence): Promise<boolean> {
  for (let told = ''; wanted(); await sleep(1000))
    try {
      await work();
      return wanted();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (reason !== told && wanted()) failed(reason);
      told = reason;
    }
  return false;
}

async function createDatabase(address: Address, database: string): Promise<void> {
  const client = openClient(address, undefined);
  try {
    await client.command({ query: `create database if not exists \`${database}\`` });
  } finally {
    await client.close();
  }
}

async function inTime(promise: Promise<void>, milliseconds: number): Promise<void> {
  const limit = Promise.withResolvers<void>();
  const timer = setTimeout(limit.resolve, milliseconds);
  await Promise.race([promise, limit.promise]);
  clearTimeout(timer);
}
