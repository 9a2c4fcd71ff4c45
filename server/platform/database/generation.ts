import type pg from 'pg';

/**
 * Transaction numbers belong to a cluster. When the data wakes up in another one (a restore), all that was written before
 * gets the older generation, which every reader may see, and what is written from now on the next (docs/decisions/0004).
 */
export async function settleGeneration(owner: pg.Pool): Promise<{ moved: boolean }> {
  const client = await owner.connect();
  try {
    // Raised together with the defaults: killed in between, new rows would count as old ones.
    await client.query('begin');
    const moved = await raiseGeneration(client);
    await client.query('commit');
    return { moved };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

async function raiseGeneration(owner: pg.PoolClient): Promise<boolean> {
  const { rows } = await owner.query<{ generation: number }>(
    `update platform.installation i set system_identifier = c.system_identifier::text, generation = i.generation + 1
     from pg_control_system() c where i.system_identifier <> c.system_identifier::text returning i.generation`,
  );
  const [raised] = rows;
  if (raised === undefined) return false;
  const tables = await owner.query<{ name: string }>('select target::text as name from platform.positioned_table');
  for (const { name } of tables.rows)
    await owner.query(`alter table ${name} alter column generation set default ${Number(raised.generation)}`);
  return true;
}
