import type { Registry } from 'prom-client';
import type { Analytics } from './analytics/analytics.ts';
import type { Bell } from './bell.ts';
import type { Config } from './config.ts';
import type { Database } from './database/database.ts';
import type { FileStore } from './files/file-store.ts';
import type { Keyring } from './keyring.ts';
import type { Live } from './live/live.ts';
import type { Logger } from './log.ts';
import type { World } from './world.ts';

/** What a running product consists of; handed to everything that works outside a single transaction. */
export interface App {
  config: Config;
  world: World;
  log: Logger;
  database: Database;
  analytics: Analytics;
  files: FileStore;
  keyring: Keyring;
  live: Live;
  bell: Bell;
  metrics: Registry;
}
