import { randomUUID } from 'node:crypto';
import { sql, type App } from '#platform';
import { thawAll } from '../archive/index.ts';
import { spineStart } from '../reader.ts';
import { moveCursor, type ShippingCursor } from './cursor.ts';

/**
 * Makes sure that the cursor and the store belong together. A store that is new, was lost, or was filled from another
 * cluster's rows is emptied and filled from the beginning.
 */
export async function settleStore(
  app: App,
  holder: string,
  cursor: ShippingCursor,
): Promise<ShippingCursor | undefined> {
  const { generation } = await app.database.everywhere((tx) =>
    tx.one(sql<{ generation: number }>`select generation from platform.installation`),
  );
  const [found] = await app.analytics.query<{ id: string }>('select id from shipment_store limit 1');
  const belongs = found !== undefined && found.id === cursor.store && found.id.endsWith(`.${generation}`);
  if (belongs) return cursor;
  // Archived months are no rows of the spine: they go back first, or the new store would never see them.
  await thawAll(app);
  const fresh: ShippingCursor = { ...cursor, ...spineStart, store: null, newest: '-infinity' };
  if (!(await moveCursor(app, holder, { from: cursor, to: fresh }))) return undefined;
  const store = `${randomUUID()}.${generation}`;
  await app.analytics.exec('truncate table interaction');
  await app.analytics.exec('truncate table shipment_store');
  await app.analytics.insert('shipment_store', [{ id: store }]);
  const filled: ShippingCursor = { ...fresh, store };
  return (await moveCursor(app, holder, { from: fresh, to: filled })) ? filled : undefined;
}
