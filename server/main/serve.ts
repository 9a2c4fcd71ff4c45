import { allWorkspaces, authenticator } from '#people';
import {
  checkAddress,
  settleAbandoned,
  startHttp,
  startJobs,
  startForgetting,
  startListeners,
  startOutbox,
  type Config,
  type World,
} from '#platform';
import { domains } from './domains.ts';
import { listeners } from './listeners.ts';
import { openApp, type Opened } from './open-app.ts';
import { ownRoutes } from './routes.ts';
import { sweepFigures, sweepSchedule } from './sweep.ts';

export interface Serving extends Opened {
  url: string;
}

/** Opens the product and serves it. `close` drains: no new requests, then the workers, then the databases. */
export async function serve(config: Config, world: World): Promise<Serving> {
  const opened = await openApp(config, world);
  const stops: Array<() => Promise<void>> = [opened.close];
  const close = async () => {
    for (const stop of stops.splice(0).toReversed()) await stop();
  };
  try {
    await checkAddress(config);
    await startWorkers(opened, stops);
    const parts = [{ name: 'main', routes: ownRoutes() }, ...domains];
    const { host, port } = config;
    const http = await startHttp({ app: opened.app, parts, host, port, authenticate: authenticator(opened.app) });
    stops.push(http.stop);
    return { ...opened, url: http.url, close };
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
}

/** Everything that works by itself; each adds how to stop it as soon as it runs. */
async function startWorkers({ app, urls }: Opened, stops: Array<() => Promise<void>>): Promise<void> {
  const transports = domains.flatMap((domain) => domain.transports ?? []);
  if (app.config.databaseUrl === undefined) await settleAbandoned(app, transports, { all: true });
  stops.push(startListeners(app, listeners).stop);
  stops.push(startForgetting(app, listeners).stop);
  stops.push(startOutbox(app, transports).stop);
  const jobs = await startJobs(app, {
    url: urls.dispatcher,
    jobs: [...domains.flatMap((domain) => domain.jobs ?? []), sweepFigures],
    schedules: [...domains.flatMap((domain) => domain.schedules ?? []), sweepSchedule],
    workspaces: () => allWorkspaces(app),
  });
  stops.push(jobs.stop);
  for (const domain of domains) if (domain.start !== undefined) stops.push(await domain.start(app));
}
