import { dropHeldUploads } from '#channels';
import { sql, type App, type Tx } from '#platform';
import { namesThem, withoutThem } from '../copies.ts';

/** First messages to people who are erased go to nobody, and copies of others not to them. */
export async function forgetFirst(
  tx: Tx,
  { customers, addresses }: { customers: readonly string[]; addresses: readonly string[] },
  app: App,
): Promise<void> {
  const gone = await tx.all<{ id: string }>(sql`delete from desk.held_first where workspace = ${tx.workspace}
    and (customer = any(${[...customers]}::uuid[]) or lower(email) = any(${[...addresses]}::text[])) returning id`);
  await dropHeldUploads(
    tx,
    app,
    gone.map(({ id }) => id),
  );
  await tx.run(sql`update desk.held_first set copies = ${withoutThem(sql`copies`, addresses)}, version = version + 1
    where workspace = ${tx.workspace} and ${namesThem(sql`copies`, addresses)}`);
}
