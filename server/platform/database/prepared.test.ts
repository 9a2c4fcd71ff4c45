import { EventEmitter } from 'node:events';
import type pg from 'pg';
import { expect, test } from 'vitest';
import { prepareStatements } from './prepared.ts';

/** Under which name each of these reaches a connection; undefined where it is planned each time. */
function namesOf(texts: readonly string[]): Array<string | undefined> {
  const asked: Array<string | undefined> = [];
  const pool = new EventEmitter();
  prepareStatements(pool as unknown as pg.Pool);
  const client = {
    query: (text: string | { name: string }) => asked.push(typeof text === 'string' ? undefined : text.name),
  };
  pool.emit('connect', client);
  const ask = client.query as (text: string, values: unknown[]) => void;
  for (const text of texts) ask(text, [1]);
  return asked;
}

test('a statement has one name; what a migration would break, or takes many rows, has none', () => {
  const [one, again, other, onePlan, ...none] = namesOf([
    'select id from desk.conversation where id = $1',
    'select id from desk.conversation where id = $1',
    'select id, count(*) from desk.conversation where customer = $1 group by id',
    '/* one plan */ insert into platform.event (subject) select subject from jsonb_to_recordset($1) as row (subject uuid)',
    'select * from desk.conversation where id = $1',
    'select conversation.* from desk.conversation where id = $1',
    'insert into desk.conversation (id) values ($1) returning *',
    'insert into desk.conversation (id) select unnest($1::uuid[])',
    'select id from jsonb_to_recordset($1) as rows (id uuid)',
  ]);
  expect(one).toMatch(/^.{43}$/);
  expect(again).toBe(one);
  expect(other).toMatch(/^.{43}$/);
  expect(other).not.toBe(one);
  expect(onePlan).toMatch(/^.{43}$/);
  expect(none).toEqual([undefined, undefined, undefined, undefined, undefined]);
});
