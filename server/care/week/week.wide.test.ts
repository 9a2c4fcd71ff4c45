import { expect, test } from 'vitest';
import { placeDrawn } from '#core/care/draw.ts';
import { plainId } from '#core/contract/codecs.ts';
import { eraseCustomerForGood } from '#core/contract/customers.ts';
import { acceptInvitation, invite } from '#core/contract/people.ts';
import { drawWeek, readWeek } from '#core/contract/week.ts';
import { client, type Client } from '#test/client.ts';
import { customerWrites, testCompany } from '#test/company-app.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';

const refused = (work: Promise<unknown>) => work.catch((error: unknown) => error);

test('one active customer is drawn a week, by a seed anybody can check; names are masked; an erased one is gone from it', async () => {
  const company = await testCompany();
  const call: Client['call'] = (...given) => company.owner.call(...given);
  expect(await refused(call(drawWeek, {}))).toMatchObject({ more: { code: 'nobody' } });
  const ids = [];
  for (const name of ['Wilhelmina', 'Ottoline', 'Casimir'])
    ids.push((await customerWrites(company, { text: 'Hello', name: fresh(name) })).customer);
  await company.app.app.database.inWorkspace(company.workspace, async (tx) => {
    const { sql } = await import('#platform');
    const [before] = await tx.all<{ n: number }>(sql`select count(*)::int as n from touchpoints.interaction_read`);
    expect(before!.n).toBeGreaterThanOrEqual(3);
  });
  const { open } = await call(readWeek, {});
  const [one, other] = await Promise.allSettled([call(drawWeek, {}), call(drawWeek, {})]);
  expect([one.status, other.status].toSorted()).toEqual(['fulfilled', 'rejected']);
  const { drawn, weeks } = await call(readWeek, { masked: 'false' });
  expect(weeks).toEqual([open]);
  const { seed, week, active, place, customer, steps } = drawn!;
  expect(active).toBe(3);
  expect(place).toBe(placeDrawn(seed, { week, of: active }));
  const inOrder = ids.map((id) => plainId('cus', id)!).toSorted();
  expect(plainId('cus', customer!.id)).toBe(inOrder[place - 1]);
  expect(steps[0]).toMatchObject({ kind: expect.stringMatching(/conversation|message/) });
  expect(steps.map(({ at }) => at)).toEqual(steps.map(({ at }) => at).toSorted());

  const masked = JSON.stringify(await call(readWeek, { week }));
  expect(masked).not.toContain(customer!.name);
  expect(masked).not.toContain(customer!.id);
  expect(await refused(call(readWeek, { week: '2020-01-06' }))).toMatchObject({ type: 'not-found' });
  expect(await refused(call(readWeek, { week: 'now' }))).toMatchObject({ type: 'invalid' });

  const { link } = await call(invite, { role: 'agent' });
  const agent = client(company.app.url);
  const token = new URL(link).searchParams.get('token') ?? '';
  const person = { name: 'Agnes', email: `${fresh('agnes')}@acme.example`, password: 'correct horse battery' };
  await agent.call(acceptInvitation, { token, ...person });
  expect(await refused(agent.call(readWeek, {}))).toMatchObject({ type: 'forbidden' });

  await call(eraseCustomerForGood, { id: customer!.id });
  await until(async () => (await call(readWeek, { masked: 'false' })).drawn!.erased, 'they are gone from it');
  expect((await call(readWeek, { masked: 'false' })).drawn).toMatchObject({ customer: null, steps: [], seed });
  company.app.world.pass(7 * 86_400_000);
  await call(drawWeek, {});
  expect((await call(readWeek, {})).weeks).toHaveLength(2);
});
