import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '#platform';
import { sweepLeftovers } from './leftovers.ts';
import { prepareTemplate, testLog } from './template.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string;
  }
}

interface Server {
  url: string;
  stop: () => Promise<void>;
}

/** Every project of the run comes here: they share one server. */
let server: Promise<Server> | undefined;

/** One PostgreSQL for the whole test run (or the one that TEST_POSTGRES_URL names), with the template database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  server ??= startServer(process.env['TEST_POSTGRES_URL']);
  const { url, stop } = await server;
  process.env['TEST_POSTGRES_URL'] = url;
  project.provide('postgresUrl', url);
  return stop;
}

async function startServer(given: string | undefined): Promise<Server> {
  if (given !== undefined) {
    await prepareTemplate(given);
    return { url: given, stop: async () => undefined };
  }
  await sweepLeftovers(prefix);
  const dataDir = mkdtempSync(join(tmpdir(), prefix));
  // As root the server runs as a user of its own, who must get in.
  chmodSync(dataDir, 0o755);
  const embedded = await startEmbedded({ dataDir, log: testLog, settings: quickSettings });
  const stop = async (): Promise<void> => {
    await embedded.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await prepareTemplate(embedded.url);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: embedded.url, stop };
}

const prefix = 'throughline-test-postgres-';

/** Nothing of a test run needs to outlive a power cut. */
const quickSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
  autovacuum_naptime: '10s',
};
