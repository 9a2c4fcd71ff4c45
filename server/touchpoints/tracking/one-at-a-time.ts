import type { App, Tx } from '#platform';

/** Runs something in a transaction of the workspace. */
export type InTransaction = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

const lines = new WeakMap<App['database'], Map<string, Promise<unknown>>>();

/**
 * Short transactions of one workspace, one after another: two that link the same new ids at the same moment would only undo each
 * other's work.
 */
export function oneAtATime(app: App, workspace: string): InTransaction {
  let all = lines.get(app.database);
  if (all === undefined) lines.set(app.database, (all = new Map()));
  const mine = all;
  return async (work) => {
    const before = mine.get(workspace) ?? Promise.resolve();
    const turn = before.then(() => withRetries(() => app.database.inWorkspace(workspace, work)));
    const settled = turn.catch(() => undefined);
    mine.set(workspace, settled);
    void settled.then(() => {
      if (mine.get(workspace) === settled) mine.delete(workspace);
    });
    return turn;
  };
}

/** Tries again what Postgres rolled back because of another transaction. */
export async function withRetries<T>(work: () => Promise<T>, tries = 5): Promise<T> {
  for (let attempt = 1; ; attempt++)
    try {
      return await work();
    } catch (error) {
      const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
      if (attempt === tries || !['40001', '40P01'].includes(code)) throw error;
    }
}
