import { problem, sql, type App, type Tx } from '#platform';
import { readPublicToken } from '../answering/public-address.ts';
import type { PlaceKind } from '#core/contract/places.ts';

/** What the address of a place leads to. */
export interface PlaceBehind {
  id: string;
  survey: string;
  kind: PlaceKind;
  name: string;
  touchpoint: string;
  tradingName: string | null;
  createdAt: Date;
}

/** So long answers that waited on a device are taken by an address that was replaced. */
const graceDays = 7;

const columns = sql`id, survey, kind, name, touchpoint, trading_name, created_at`;

/** Runs in the workspace of an address of a place. Throws `not-found` for one that we did not make. */
export async function atPlace<T>(app: App, token: string, run: (tx: Tx, link: string) => Promise<T>): Promise<T> {
  const { workspace, id } = readPublicToken(app, 'place', token);
  return app.database.inWorkspace(workspace, (tx) => run(tx, id));
}

/** The place behind an address; `late` also by the one before it, for what waited. Throws `gone` when it was replaced or closed. */
export async function placeBehind(tx: Tx, link: string, { late }: { late: boolean }): Promise<PlaceBehind> {
  const since = new Date(tx.now.getTime() - graceDays * 86_400_000);
  const found = await tx.maybe(sql<PlaceBehind>`select ${columns} from listening.place where closed_at is null
    and (link = ${link} or ${late} and past_link = ${link} and link_since > ${since})`);
  if (found === undefined) throw problem('gone', { detail: 'This address is not in use any more.' });
  return found;
}
