import { join } from 'node:path';
import type { Logger } from '../log.ts';
import { lockDataFolder } from '../postgres/folder-lock.ts';
import type { Analytics, AnalyticsState } from './analytics.ts';
import { openLink, type Link } from './link.ts';
import { statements } from './statements.ts';
import { superviseEngine } from './supervise.ts';

export interface StartOptions {
  /** The product's data folder; the embedded engine works in `analytics` below it. */
  dataDir: string;
  /** A ClickHouse server (`http://user:password@host:8123/database`) instead of the embedded engine. */
  url?: string | undefined;
  database?: string;
  log: Logger;
}

const patience = 20_000;
/** After so long without an answer it is no longer a restart. */
const downAfter = 15_000;

/** Starts analytics and waits (20 s at most) until it answers; the product also runs without it. */
export async function startAnalytics({ dataDir, url, database, log }: StartOptions): Promise<Analytics> {
  const watchers = new Set<(state: AnalyticsState) => void>();
  let behind = false;
  let told: AnalyticsState | undefined;
  const state = (): AnalyticsState => {
    if (link.downSince === undefined) return behind ? 'catching-up' : 'ready';
    return Date.now() - link.downSince < downAfter ? 'catching-up' : 'down';
  };
  const tell = () => {
    const now = state();
    if (now === told) return;
    told = now;
    for (const watcher of watchers) watcher(now);
  };
  const link: Link = openLink({ database: database ?? databaseOf(url) ?? 'throughline', log, onChange: tell });
  const lock = url === undefined ? lockDataFolder(dataDir) : undefined;
  const source = url === undefined ? embedded(join(dataDir, 'analytics'), log, link) : server(url, link);
  const ticking = setInterval(tell, 1000).unref();
  await link.client(patience).catch(() => log.error({}, 'analytics does not answer yet; the product runs without it'));

  return {
    ...statements(link, () => source.lost()),
    migrate: (migrations) => link.add(migrations),
    state,
    onState(call) {
      watchers.add(call);
      return () => watchers.delete(call);
    },
    fallenBehind(now) {
      behind = now;
      tell();
    },
    pid: () => source.pid(),
    async stop() {
      clearInterval(ticking);
      await link.close();
      await source.stop();
      lock?.release();
    },
  };
}

interface Source {
  /** A statement found nobody at the other end. */
  lost(): void;
  pid(): number | undefined;
  stop(): Promise<void>;
}

function embedded(folder: string, log: Logger, link: Link): Source {
  const engine = superviseEngine(folder, log, { up: (address) => link.up(address), down: () => link.down() });
  return { lost: () => undefined, pid: () => engine.pid, stop: () => engine.stop() };
}

/** A server that somebody else looks after. */
function server(address: string, link: Link): Source {
  const url = new URL(address);
  url.pathname = '/';
  const up = () => link.up({ url: url.href });
  up();
  return {
    lost() {
      if (link.downSince !== undefined) return;
      link.down();
      up();
    },
    pid: () => undefined,
    stop: () => Promise.resolve(),
  };
}

function databaseOf(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  const name = new URL(url).pathname.slice(1);
  return name === '' ? undefined : decodeURIComponent(name);
}
