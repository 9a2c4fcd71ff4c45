import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  openBell,
  openDatabase,
  openFileStore,
  openKeyring,
  openLive,
  openLog,
  masterKeys,
  newMetrics,
  prepareDatabase,
  absentAnalytics,
  startAnalytics,
  startProblem,
  urlAs,
  checkKey,
  type App,
  type Config,
  type World,
} from '#platform';
import { openPostgres } from './open-postgres.ts';
import { migrationSources } from './domains.ts';
import { rolePasswords } from './role-passwords.ts';

/** An opened product: everything that is needed to work on the data, with or without serving it. */
export interface Opened {
  app: App;
  urls: { owner: string; app: string; dispatcher: string };
  /** What this start changed: migrations, and whether the data woke up in another cluster. */
  prepared: { applied: string[]; moved: boolean };
  close(): Promise<void>;
}

interface Choice {
  /** A command beside a running server leaves the embedded analytics to it. */
  analytics: 'with' | 'without';
}

/** Opens databases, files and keys, brought to this version. What was opened is closed again when a later part fails. */
export async function openApp(config: Config, world: World, choice: Choice = { analytics: 'with' }): Promise<Opened> {
  const opened: Array<() => Promise<void>> = [];
  const close = async () => {
    for (const each of opened.splice(0).toReversed()) await each();
  };
  try {
    return { ...(await openParts({ config, world, choice }, opened)), close };
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
}

interface Opening {
  config: Config;
  world: World;
  choice: Choice;
}

async function openParts(
  { config, world, choice }: Opening,
  opened: Array<() => Promise<void>>,
): Promise<Omit<Opened, 'close'>> {
  const log = openLog(config.logLevel);
  const dataDir = resolve(config.dataDir);
  await mkdir(dataDir, { recursive: true }).catch((error: Error) => {
    throw startProblem(`The data folder ${dataDir} cannot be used: ${error.message}`);
  });
  const postgres = await openPostgres({ config, dataDir, log });
  opened.push(postgres.close);
  const keyring = openKeyring(await masterKeys(config.secretKey, dataDir));
  const passwords = rolePasswords(keyring);
  const prepared = await prepareDatabase({ ownerUrl: postgres.url, passwords, sources: migrationSources, log });
  await checkKey(postgres.url, keyring, log);
  const urls = {
    owner: postgres.url,
    app: urlAs(postgres.url, 'throughline_app', passwords.app),
    dispatcher: urlAs(postgres.url, 'throughline_dispatcher', passwords.dispatcher),
  };
  const bell = openBell({ url: urls.dispatcher, log });
  opened.push(() => bell.stop());
  const database = openDatabase({ urls, world, log, wake: bell.ring });
  opened.push(() => database.close());
  const analytics =
    choice.analytics === 'with' ? await startAnalytics({ dataDir, log, url: config.clickhouseUrl }) : absentAnalytics();
  opened.push(() => analytics.stop());
  const files = await openFileStore(join(dataDir, 'files'));
  const live = openLive({ database, bell, log });
  opened.push(() => live.stop());
  const app: App = {
    config: { ...config, dataDir },
    world,
    log,
    database,
    analytics,
    files,
    keyring,
    live,
    bell,
    metrics: newMetrics(),
  };
  return { app, urls, prepared };
}
