import pg from 'pg';

const tables = ['interaction', 'detail', 'dedupe'] as const;

/**
 * How many of the same rows Postgres takes per second by COPY from a file, as the owner, whom no policy holds: into tables with the
 * same columns and indexes. Once with everything an interaction brings (spine, words, dedupe key), once the spine alone.
 */
export async function copyLimits(ownerUrl: string, rows: number): Promise<{ all: number; spine: number }> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await prepare(owner, rows);
    const spine = await copy(owner, 'interaction');
    let seconds = spine.seconds;
    for (const table of tables.slice(1)) seconds += (await copy(owner, table)).seconds;
    return { all: Math.round(spine.rows / seconds), spine: Math.round(spine.rows / spine.seconds) };
  } finally {
    await owner.query('drop schema if exists bench cascade');
    await owner.end();
  }
}

const file = (table: string) => `(select current_setting('data_directory') || '/bench-${table}.copy')`;

async function path(owner: pg.Client, table: string): Promise<string> {
  const { rows } = await owner.query<{ path: string }>(`select ${file(table)} as path`);
  return `'${rows[0]?.path}'`;
}

async function prepare(owner: pg.Client, rows: number): Promise<void> {
  await owner.query('drop schema if exists bench cascade');
  await owner.query('create schema bench');
  await owner.query(`create table bench.chosen as select id from touchpoints.interaction limit ${rows}`);
  await owner.query('create unique index on bench.chosen (id)');
  for (const table of tables) {
    const key = table === 'interaction' ? 'id' : 'interaction';
    await owner.query(
      `create table bench.${table} (like touchpoints.${table} including defaults including constraints including indexes)`,
    );
    await owner.query(
      `copy (select each.* from touchpoints.${table} each join bench.chosen on chosen.id = each.${key}) to ${await path(owner, table)}`,
    );
  }
  await owner.query('checkpoint');
}

async function copy(owner: pg.Client, table: (typeof tables)[number]): Promise<{ rows: number; seconds: number }> {
  const from = await path(owner, table);
  const began = performance.now();
  const { rowCount } = await owner.query(`copy bench.${table} from ${from}`);
  return { rows: rowCount ?? 0, seconds: (performance.now() - began) / 1000 };
}
