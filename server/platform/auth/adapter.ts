import { createAdapterFactory, type CleanedWhere, type CustomAdapter } from 'better-auth/adapters';
import type { Database } from '../database/database.ts';
import { sql, type RawBuilder } from '../database/tx.ts';

type Row = Record<string, unknown>;

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function column(field: string): RawBuilder<unknown> {
  return sql.ref(snake(field));
}

const signs: Record<string, string> = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' };
const patterns: Record<string, (text: string) => string> = {
  contains: (text) => `%${text}%`,
  starts_with: (text) => `${text}%`,
  ends_with: (text) => `%${text}`,
};

function condition({ field, operator = 'eq', value }: CleanedWhere): RawBuilder<unknown> {
  const left = column(field);
  if (operator === 'in' || operator === 'not_in') {
    const list = sql`${left}::text = any(${(Array.isArray(value) ? value : [value]).map(String)}::text[])`;
    return operator === 'in' ? list : sql`not ${list}`;
  }
  const pattern = patterns[operator];
  if (pattern !== undefined) return sql`${left} like ${pattern(String(value).replaceAll(/[\\%_]/g, String.raw`\$&`))}`;
  if (value === null) return operator === 'ne' ? sql`${left} is not null` : sql`${left} is null`;
  return sql`${left} ${sql.raw(signs[operator] ?? '=')} ${value}`;
}

function whereOf(where: CleanedWhere[] | undefined): RawBuilder<unknown> {
  if (where === undefined || where.length === 0) return sql`true`;
  const every = where.filter((each) => each.connector !== 'OR').map(condition);
  const some = where.filter((each) => each.connector === 'OR').map(condition);
  if (some.length > 0) every.push(sql`(${sql.join(some, sql` or `)})`);
  return sql.join(every, sql` and `);
}

function assignments(values: Row): RawBuilder<unknown> {
  return sql.join(Object.entries(values).map(([field, value]) => sql`${column(field)} = ${value}`));
}

interface Reading {
  table: RawBuilder<unknown>;
  where?: CleanedWhere[] | undefined;
  sortBy?: { field: string; direction: 'asc' | 'desc' } | undefined;
  limit?: number;
  offset?: number | undefined;
}

function reading({ table, where, sortBy, limit, offset }: Reading): RawBuilder<Row> {
  const order = sortBy === undefined ? sql`` : sql`order by ${column(sortBy.field)} ${sql.raw(sortBy.direction)}`;
  return sql`select * from ${table} where ${whereOf(where)} ${order} limit ${limit ?? null} offset ${offset ?? 0}`;
}

function statements(database: Database, schema: string): CustomAdapter {
  const table = (model: string) => sql.table(`${schema}.${model}`);
  const rows = (query: RawBuilder<Row>) => database.everywhere((tx) => tx.all(query));
  const count = (query: RawBuilder<unknown>) => database.everywhere((tx) => tx.run(query));
  const first = async <T>(query: RawBuilder<Row>): Promise<T | null> => ((await rows(query))[0] as T) ?? null;
  const oneId = (model: string, where: CleanedWhere[]) =>
    sql`id = (select id from ${table(model)} where ${whereOf(where)} limit 1 for update)`;
  return {
    create: async <T extends Row>({ model, data }: { model: string; data: T }) => {
      const fields = sql.join(Object.keys(data).map(column));
      const [made] = await rows(
        sql`insert into ${table(model)} (${fields}) values (${sql.join(Object.values(data))}) returning *`,
      );
      return made as T;
    },
    update: ({ model, where, update }) =>
      first(sql`update ${table(model)} set ${assignments(update as Row)} where ${whereOf(where)} returning *`),
    updateMany: ({ model, where, update }) =>
      count(sql`update ${table(model)} set ${assignments(update)} where ${whereOf(where)}`),
    findOne: ({ model, where }) => first(reading({ table: table(model), where, limit: 1 })),
    findMany: async <T>({ model, ...rest }: Omit<Reading, 'table'> & { model: string }) =>
      (await rows(reading({ table: table(model), ...rest }))) as T[],
    delete: async ({ model, where }) => {
      await count(sql`delete from ${table(model)} where ${whereOf(where)}`);
    },
    deleteMany: ({ model, where }) => count(sql`delete from ${table(model)} where ${whereOf(where)}`),
    consumeOne: ({ model, where }) => first(sql`delete from ${table(model)} where ${oneId(model, where)} returning *`),
    count: async ({ model, where }) => {
      const found = await first<{ n: number }>(
        sql`select count(*)::int as n from ${table(model)} where ${whereOf(where)}`,
      );
      return found?.n ?? 0;
    },
  };
}

/** Keeps users, sessions, accounts and verifications in our own tables of `schema`, as the dispatcher, without a second pool. */
export function tablesAdapter(database: Database, schema: string) {
  return createAdapterFactory({
    config: {
      adapterId: 'throughline',
      adapterName: 'Throughline tables',
      disableIdGeneration: true,
      supportsUUIDs: true,
      supportsJSON: true,
      supportsDates: true,
      supportsBooleans: true,
      transaction: false,
    },
    adapter: () => statements(database, schema),
  });
}
