import DataLoader from 'dataloader';
import type { App } from '#platform';
import type { Pass } from './token.ts';
import { visitorsOf, type Visitor } from './visitor.ts';

type Loader = DataLoader<Pass, Visitor>;

/** As many as one statement looks up. */
const most = 500;

const loaders = new WeakMap<App, Map<string, Loader>>();

/**
 * The visitor of a token, as visitorOf gives it. Who asks while a lookup of the workspace is under way is looked up with all the
 * others that do, after it: when a server comes back, so do thousands of pages at once.
 */
export async function visitorTogether(app: App, pass: Pass): Promise<Visitor> {
  const ofApp = loaders.get(app) ?? new Map<string, Loader>();
  loaders.set(app, ofApp);
  const loader = ofApp.get(pass.workspace) ?? loaderOf(app, pass.workspace);
  ofApp.set(pass.workspace, loader);
  return await loader.load(pass);
}

function loaderOf(app: App, workspace: string): Loader {
  let underWay: Promise<unknown> = Promise.resolve();
  return new DataLoader(
    (passes: readonly Pass[]) => {
      const lookup = app.database.inWorkspace(workspace, (tx) => visitorsOf(tx, passes));
      underWay = lookup.catch(() => undefined);
      return lookup;
    },
    { cache: false, maxBatchSize: most, batchScheduleFn: (send) => void underWay.then(send) },
  );
}
