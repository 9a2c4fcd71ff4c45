import { expect, test } from 'vitest';
import { mayTake, sql } from '#platform';
import { testCompany } from '#test/company.ts';
import { testDatabase } from '#test/database.ts';

const { database, owner } = await testDatabase();
const workspace = await testCompany(database);

const put = (name: string) => sql`insert into platform.schedule (job, ran_at) values (${name}, now())`;
const kept = async () => (await owner.query<{ job: string }>('select job from platform.schedule order by job')).rows;

test('what is asked at once is done in the order in which it was asked, and everybody gets their own answer', async () => {
  const numbers = Array.from({ length: 50 }, (_, number) => number);
  const answers = await database.inWorkspace(workspace, (tx) =>
    Promise.all(
      numbers.map((number) =>
        tx.one<{ number: number; before: string }>(
          sql`select ${number}::int as number, set_config('test.last', ${String(number)}, true) as before`,
        ),
      ),
    ),
  );
  expect(answers).toEqual(numbers.map((number) => ({ number, before: String(number) })));
});

test('when one of them fails nothing is kept, and what is still at work does not reach the next transaction', async () => {
  const late = Promise.withResolvers<void>();
  let afterwards: Promise<unknown> | undefined;
  const failed = database.everywhere((tx) => {
    afterwards = late.promise.then(() => tx.run(put('late')));
    return Promise.all([tx.run(put('first')), tx.run(sql`select 1 / 0`), tx.run(put('last'))]);
  });
  await expect(failed).rejects.toThrow('division by zero');
  late.resolve();
  await expect(afterwards).rejects.toThrow('this transaction is over');
  expect(await kept()).toEqual([]);
});

test('a look is one statement; what fails in it leaves the connection as it was', async () => {
  expect(await database.look(sql`select 1 as one_row`)).toEqual([{ oneRow: 1 }]);
  await expect(database.look(sql`select 1 / 0`)).rejects.toThrow('division by zero');
  expect(await database.look(sql`select 2 as two`)).toEqual([{ two: 2 }]);
});

test('the limit of a transaction is another once it was said, and counts from then', async () => {
  const slow = database.inWorkspace(workspace, async (tx) => {
    await mayTake(tx, 1);
    await tx.run(sql`select pg_sleep(4)`);
  });
  await expect(slow).rejects.toThrow(/transaction timeout|terminated/);
});
