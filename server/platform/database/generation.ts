import type pg from 'pg';

/**
 * Transaction numbers belong to a cluster. When the data wakes up in another one (a restore), all that was written before
 * gets the older generation, which every reader may see, and what is written from now on the next (docs/decisions/0004).
 */
export async function settleGeneration(owner: pg.Pool): Promise<{ generation: number; moved: boolean }> {
  const { rows } = await owner.query(
    `update platform.installation i set system_identifier = c.system_identifier::text, generation = i.generation + 1
     from pg_control_system() c where i.system_identifier <> c.system_identifier::text returning i.generation`,
  );
  if (rows.length === 0) {
    const now = await owner.query('select generation from platform.installation');
    return { generation: now.rows[0].generation, moved: false };
  }
  const { generation } = rows[0];
  const tables = await owner.query('select target::text as name from platform.positioned_table');
  for (const { name } of tables.rows)
    await owner.query(`alter table ${name} alter column generation set default ${Number(generation)}`);
  return { generation, moved: true };
}
