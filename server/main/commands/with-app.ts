import { resolve } from 'node:path';
import { allWorkspaces, workspaceSettings } from '#people';
import { hasEmbedded, readConfig, realWorld, runningEmbedded, startProblem, type App, type Config } from '#platform';
import { openApp, type Opened } from '../open-app.ts';

/** What a command does where there is no data yet. */
type Without = 'begin' | 'refuse';

/** Opens the product's data for one command, beside a server that is running or alone, and closes it afterwards. */
export async function withApp<T>(work: (opened: Opened) => Promise<T>, without: Without = 'refuse'): Promise<T> {
  const config = readConfig(process.env);
  if (without === 'refuse') requireData(config);
  const opened = await openApp(await besideServer(config), realWorld(config), { analytics: 'without' });
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

/** Throws a start problem where opening would make a new database: the folder is another one than was meant. */
export function requireData({ databaseUrl, dataDir }: Config): void {
  if (databaseUrl === undefined && !hasEmbedded(dataDir))
    throw startProblem(
      `There is no data in ${resolve(dataDir)}: name the folder it is in by DATA_DIR, or begin here with \`throughline serve\`.`,
    );
}

/** The settings with which a command finds the data: through the running server's PostgreSQL when there is one. */
async function besideServer(config: Config): Promise<Config> {
  if (config.databaseUrl !== undefined) return config;
  const running = await runningEmbedded(resolve(config.dataDir));
  if (running === undefined) return config;
  const url = new URL(running.url);
  url.pathname = '/throughline';
  return { ...config, databaseUrl: url.href };
}

/** The workspace a command works in: the one named, else the only one. Throws a start problem with the choices. */
export async function chosenWorkspace(app: App, named: string | undefined): Promise<string> {
  const all = await namesOfWorkspaces(app);
  const found =
    named === undefined
      ? all.filter(({ demo }) => !demo)
      : all.filter(({ id, name }) => id === named || name === named);
  if (found.length === 1) return found[0]!.id;
  if (all.length === 0) throw startProblem('There is no company yet: run `throughline setup` or open the set-up page.');
  const choices = all.map(({ id, name }) => `  ${id}  ${name}`).join('\n');
  throw startProblem(
    `${named === undefined ? 'There are several companies; name one' : `There is no company "${named}"; choose one`} with --workspace:\n${choices}`,
  );
}

interface Named {
  id: string;
  name: string;
  demo: boolean;
}

async function namesOfWorkspaces(app: App): Promise<Named[]> {
  const named = await Promise.all(
    (await allWorkspaces(app)).map((id) =>
      app.database.inWorkspace(id, async (tx) => {
        const { name, demo } = await workspaceSettings(tx);
        return { id, name, demo };
      }),
    ),
  );
  return named;
}

/** Prints the outcome of a command: words for people, JSON for scripts. */
export function print(
  outcome: Record<string, unknown>,
  { json, words }: { json: boolean | undefined; words: string },
): void {
  process.stdout.write(json === true ? `${JSON.stringify(outcome)}\n` : `${words}\n`);
}
