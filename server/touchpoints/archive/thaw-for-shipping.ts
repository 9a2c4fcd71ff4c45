import { sql, type App } from '#platform';
import { thaw, thawNextChunk } from './thaw.ts';

/** Puts back what the archive holds of the persons of these customers at or after a time (milliseconds) of each. */
export async function thawAfter(app: App, since: ReadonlyMap<string, number>): Promise<void> {
  const times = [...since.values()].map((at) => new Date(Math.floor(at)));
  const frozen = await app.database.everywhere((tx) =>
    tx.all(sql<{ workspace: string; customer: string }>`
      select workspace, customer from touchpoints.frozen_after(${[...since.keys()]}::uuid[], ${times}::timestamptz[])`),
  );
  const byWorkspace = Map.groupBy(frozen, ({ workspace }) => workspace);
  for (const [workspace, rows] of byWorkspace)
    await app.database.inWorkspace(workspace, (tx) =>
      thaw(
        tx,
        app.files,
        rows.map(({ customer }) => customer),
      ),
    );
}

/** Puts everything back, chunk by chunk; the daily turn archives it again. */
export async function thawAll(app: App): Promise<void> {
  const workspaces = await app.database.everywhere((tx) =>
    tx.all(sql<{ workspace: string }>`select distinct workspace from touchpoints.frozen where active`),
  );
  for (const { workspace } of workspaces)
    while (await app.database.inWorkspace(workspace, (tx) => thawNextChunk(tx, app.files)));
}
