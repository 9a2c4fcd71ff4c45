import type { App } from '#platform';

/** How long news are gathered: a page that shows a line looks again at most this often. */
const spacingMilliseconds = 1_000;
/** A signal between processes is small; where more customers are concerned, `more` says so. */
const mostCustomers = 100;

/** Customers by workspace. */
const gathered = new WeakMap<App['live'], Map<string, Set<string>>>();

/** Tells open pages which customers something was tracked of: signal `interaction.tracked` with `{ customers, more }`. */
export function tellLineGrew(app: App, workspace: string, customers: Iterable<string>): void {
  let news = gathered.get(app.live);
  if (news === undefined) gathered.set(app.live, (news = new Map()));
  let mine = news.get(workspace);
  if (mine === undefined) {
    news.set(workspace, (mine = new Set()));
    setTimeout(() => flush(app, workspace), spacingMilliseconds).unref();
  }
  for (const customer of customers) {
    if (mine.size > mostCustomers) return;
    mine.add(customer);
  }
}

function flush(app: App, workspace: string): void {
  const news = gathered.get(app.live);
  const mine = news?.get(workspace);
  if (news === undefined || mine === undefined) return;
  news.delete(workspace);
  const customers = [...mine];
  const data = { customers: customers.slice(0, mostCustomers), more: customers.length > mostCustomers };
  app.live.signal(workspace, { name: 'interaction.tracked', subject: workspace, data });
}
