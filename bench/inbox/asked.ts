import type pg from 'pg';

/** A number below so many, the same each time for the same row. */
const roll = (of: string, salt: number, below: number) => `mod(abs(hashtextextended(${of}::text, ${salt})), ${below})`;

const fields = [
  ['Order number', 'text'],
  ['Pieces', 'number'],
  ['Delivered', 'date'],
  ['Carrier', 'one'],
] as const;
const carriers = ['Post', 'Red Van', 'Blue Van', 'Bike', 'Drone', 'Boat'];

/**
 * What views ask for: a tier of every customer (standard, and silver of every third, gold of every twentieth, founder of one in a thousand), an
 * order number, pieces, a day of delivery and a carrier of every conversation. The same for the same conversations; made once.
 */
export async function fillAsked(owner: pg.Client, workspace: string): Promise<void> {
  const { rows } = await owner.query('select 1 from desk.field limit 1');
  if (rows.length > 0) return;
  process.stderr.write('filling in what views ask for\n');
  await owner.query('begin');
  const ids = await makeFields(owner, workspace);
  // As the triggers would write it, for all of them at once.
  await owner.query('set local session_replication_role = replica');
  await owner.query(`insert into customers.attribute (workspace, customer, name, teller, words)
    select workspace, id, 'tier', id, case when ${roll('id', 1, 1000)} = 0 then 'founder' when ${roll('id', 2, 20)} = 0 then 'gold'
      when ${roll('id', 3, 3)} = 0 then 'silver' else 'standard' end from customers.customer`);
  const values: Array<[name: string, column: string, what: string]> = [
    ['Order number', 'words', `'A-' || ${roll('conversation.id', 4, 10_000_000)}`],
    ['Pieces', 'number', `1 + ${roll('conversation.id', 5, 47)}`],
    ['Delivered', 'day', `(conversation.started_at + interval '2 days')::date`],
    [
      'Carrier',
      'choice',
      `(select id from desk.field_choice where position = 1 + ${roll('conversation.id', 6, carriers.length)})`,
    ],
  ];
  for (const [name, column, what] of values)
    await owner.query(`insert into desk.field_value (workspace, field, conversation, ${column})
      select conversation.workspace, '${ids.get(name)}', conversation.id, ${what} from desk.conversation`);
  await owner.query('commit');
  await owner.query('vacuum analyze customers.attribute');
  await owner.query('vacuum analyze desk.field_value');
}

async function makeFields(owner: pg.Client, workspace: string): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const [position, [name, kind]] of fields.entries()) {
    const made = await owner.query<{ id: string }>(
      `insert into desk.field (workspace, name, kind, position, created_at) values ($1, $2, $3, $4, now()) returning id`,
      [workspace, name, kind, position],
    );
    ids.set(name, made.rows[0]!.id);
  }
  await owner.query(
    `insert into desk.field_choice (workspace, field, name, position)
      select $1, $2, name, position from unnest($3::text[]) with ordinality as t (name, position)`,
    [workspace, ids.get('Carrier'), carriers],
  );
  return ids;
}
