import pg from 'pg';

/** How many transactions with the rows of one response (itself and two answers) PostgreSQL takes a second, without a product around it. */
export async function insertLimit(
  ownerUrl: string,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<number> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: connections });
  try {
    await pool.query(`create schema bench`);
    await pool.query(`create table bench.response (like listening.response including defaults including indexes)`);
    await pool.query(`create table bench.answer (like listening.answer including defaults including indexes)`);
    const began = performance.now();
    const counts = await Promise.all(
      Array.from({ length: connections }, () => insertUntil(pool, began + seconds * 1000)),
    );
    return Math.round((counts.reduce((sum, count) => sum + count, 0) * 1000) / (performance.now() - began));
  } finally {
    await pool.query('drop schema if exists bench cascade');
    await pool.end();
  }
}

const rows = `with kept as (
    insert into bench.response (workspace, survey, key, source, way, touchpoint, channel, language, state, values, started_at, last_at, completed_at)
    select workspace, survey, gen_random_uuid(), source, way, touchpoint, channel, language, state, values, now(), now(), now()
    from (select * from listening.response limit 1) as one returning workspace, survey, id)
  insert into bench.answer (workspace, survey, response, question, scale, score, words, at)
  select workspace, survey, id, question, scale, score, words, now()
  from kept, (values ('nps', 'nps', 9, ''), ('why', null, null, 'The parcel came late, and nobody said so.')) as given (question, scale, score, words)`;

async function insertUntil(pool: pg.Pool, until: number): Promise<number> {
  const client = await pool.connect();
  let count = 0;
  while (performance.now() < until) {
    await client.query(rows);
    count++;
  }
  client.release();
  return count;
}
