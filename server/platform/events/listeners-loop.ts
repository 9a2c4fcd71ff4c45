import type { App } from '../app.ts';
import { sql } from '../database/tx.ts';
import { loop, type Loop } from '../loop.ts';
import type { Listener } from './listener.ts';
import { runListener } from './run-listeners.ts';

interface Place {
  workspace: string;
  last: string;
}

/** Runs all listeners over all workspaces: woken by commits of this and other processes, and looking by itself every second. */
export function startListeners(app: App, listeners: readonly Listener[]): Loop {
  const seen = new Map<string, string>();
  const turn = async (): Promise<boolean> => {
    let found = false;
    for (const { workspace, last } of await newestEvents(app))
      if (seen.get(workspace) !== last) {
        const busy = await Promise.all(listeners.map((listener) => runListener(app, workspace, listener)));
        found = true;
        if (!busy.includes(true)) seen.set(workspace, last);
      }
    return found;
  };
  const running = loop({ name: 'listeners', log: app.log, everyMilliseconds: 1_000, turn });
  app.bell.onRing(running.wake);
  return running;
}

/** The newest visible event of each workspace, by hopping along the index from one workspace to the next. */
function newestEvents(app: App): Promise<Place[]> {
  return app.database.everywhere((tx) =>
    tx.all(sql<Place>`
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
