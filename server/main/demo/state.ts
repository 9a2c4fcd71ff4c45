import type { Actor, App } from '#platform';
import { problem } from '#platform';
import { loadDemo } from './load.ts';
import { demoWorkspaces, removeDemo } from './remove.ts';

interface DemoStatus {
  state: 'none' | 'loading' | 'loaded' | 'removing' | 'failed';
  workspace: string | null;
  done: number;
  total: number;
  startedAt: Date | null;
  reason: string | null;
}

const nothing: DemoStatus = { state: 'none', workspace: null, done: 0, total: 0, startedAt: null, reason: null };
/** Loading runs in this process; what a killed one left half loaded is taken away before the next begins. */
const running = new WeakMap<App, DemoStatus>();

/** Whether the demo company is there, or how far loading has come. */
export async function demoStatus(app: App): Promise<DemoStatus> {
  const now = running.get(app);
  if (now !== undefined && now.state !== 'loaded') return now;
  const [workspace] = await demoWorkspaces(app);
  return workspace === undefined ? nothing : { ...nothing, state: 'loaded', workspace };
}

/** Begins to load; answers at once. Throws `conflict` while it is being loaded or there already. */
export async function beginDemo(app: App, { id, name }: Actor): Promise<DemoStatus> {
  const { state } = await demoStatus(app);
  if (state === 'loading' || state === 'removing' || state === 'loaded')
    throw problem('conflict', {
      detail: state === 'loaded' ? 'The demo company is there already.' : 'The demo company is being worked on.',
    });
  if (id === null) throw problem('refused', { detail: 'Only a person can load the demo company.' });
  const begun: DemoStatus = { ...nothing, state: 'loading', total: 1, startedAt: app.world.now() };
  running.set(app, begun);
  const progress = (done: number, total: number) => running.set(app, { ...begun, done, total });
  loadDemo({ app, owner: { id, name }, progress }).then(
    () => running.delete(app),
    (error: unknown) => failed(app, error),
  );
  return begun;
}

/** What was loaded in part is taken away; why it failed is told. */
async function failed(app: App, error: unknown): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  app.log.error({ reason }, 'the demo company could not be loaded');
  for (const workspace of await demoWorkspaces(app)) await removeDemo(app, workspace).catch(() => undefined);
  running.set(app, { ...nothing, state: 'failed', reason });
}

export async function endDemo(app: App): Promise<DemoStatus> {
  if (running.get(app)?.state === 'loading')
    throw problem('conflict', { detail: 'The demo company is still being loaded.' });
  running.set(app, { ...nothing, state: 'removing' });
  try {
    for (const workspace of await demoWorkspaces(app)) await removeDemo(app, workspace);
  } finally {
    running.delete(app);
  }
  return nothing;
}
