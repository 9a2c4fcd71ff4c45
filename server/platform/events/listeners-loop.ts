import type { App } from '../app.ts';
import { sql } from '../database/tx.ts';
import { loop, type Loop } from '../loop.ts';
import type { Listener } from './listener.ts';
import { runListener } from './run-listeners.ts';

/** Even if nothing tells of it, everything is looked through this often. */
const sweepMilliseconds = 60_000;

/**
 * Runs all listeners over all workspaces. The live feed says what happened where, so that only those who hear such events look
 * for them; a sweep at the start and every minute finds whatever was written while nobody told.
 */
export function startListeners(app: App, listeners: readonly Listener[]): Loop {
  const due = new Map<string, Set<Listener>>();
  const want = (workspace: string, which: readonly Listener[]) => {
    if (which.length === 0) return;
    const there = due.get(workspace) ?? new Set();
    for (const listener of which) there.add(listener);
    due.set(workspace, there);
  };
  const hearers = hearersByName(listeners);
  const sweep = openSweep(app, (workspace) => want(workspace, listeners));
  const running = loop({
    name: 'listeners',
    log: app.log,
    everyMilliseconds: 1_000,
    spacingMilliseconds: 10,
    async turn() {
      await sweep();
      const now = [...due];
      due.clear();
      let failure: unknown;
      for (const [workspace, some] of now) {
        const { again, failed } = await run(app, workspace, [...some]);
        want(workspace, again);
        failure ??= failed;
      }
      if (failure !== undefined) throw failure;
      return due.size > 0;
    },
  });
  const stopHearing = app.live.onEvent(({ workspace, name }) => {
    want(workspace, hearers.get(name) ?? []);
    running.wake();
  });
  return {
    wake: running.wake,
    async stop() {
      stopHearing();
      await running.stop();
    },
  };
}

/** Runs some listeners beside each other; answers those that may have more to do or did not come to an end, and why. */
async function run(app: App, workspace: string, listeners: readonly Listener[]) {
  const runs = await Promise.allSettled(listeners.map((listener) => runListener(app, workspace, listener)));
  const again = listeners.filter((_, at) => runs[at]!.status === 'rejected' || runs[at]!.value);
  const failed: unknown = runs.find((each) => each.status === 'rejected')?.reason;
  return { again, failed };
}

function hearersByName(listeners: readonly Listener[]): Map<string, Listener[]> {
  const byName = new Map<string, Listener[]>();
  for (const listener of listeners)
    for (const { name } of listener.on) byName.set(name, [...(byName.get(name) ?? []), listener]);
  return byName;
}

/** Finds workspaces whose newest event is another than at the last sweep. */
function openSweep(app: App, found: (workspace: string) => void): () => Promise<void> {
  const seen = new Map<string, string>();
  let sweptAt = Number.NEGATIVE_INFINITY;
  return async () => {
    if (performance.now() - sweptAt < sweepMilliseconds) return;
    for (const { workspace, last } of await newestEvents(app)) {
      if (seen.get(workspace) !== last) found(workspace);
      seen.set(workspace, last);
    }
    sweptAt = performance.now();
  };
}

/** The newest visible event of each workspace, by hopping along the index from one workspace to the next. */
function newestEvents(app: App): Promise<Array<{ workspace: string; last: string }>> {
  return app.database.everywhere((tx) =>
    tx.all(sql<{ workspace: string; last: string }>`
      with recursive place as (
        (select workspace from platform.event order by workspace limit 1)
        union all
        select (select event.workspace from platform.event where event.workspace > place.workspace order by event.workspace limit 1)
        from place where place.workspace is not null)
      select place.workspace, newest.last from place, lateral (
        select event.generation || '.' || event.xid::text || '.' || event.id as last from platform.event
        where event.workspace = place.workspace
          and (event.generation < (select generation from platform.installation) or event.xid < pg_snapshot_xmin(pg_current_snapshot()))
        order by event.generation desc, event.xid desc, event.id desc limit 1) newest
      where place.workspace is not null`),
  );
}
