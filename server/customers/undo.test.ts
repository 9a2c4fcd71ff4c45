import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import {
  describeCustomers,
  identify,
  mergeCustomers,
  relinkIdentifier,
  setCustomerAttributes,
  undoMerge,
  unlinkIdentifier,
  type Claim,
} from '#customers';
import { sql, systemActor, type Tx } from '#platform';
import { testCompany } from '#test/company.ts';
import { testDatabase, type TestDatabase } from '#test/database.ts';

let data: TestDatabase;
let workspace: string;

beforeAll(async () => {
  data = await testDatabase();
  workspace = await testCompany(data.database);
});

const inside = <T>(work: (tx: Tx) => Promise<T>) => data.database.inWorkspace(workspace, work);
const actor = () => systemActor(workspace);
const occasion = () => ({ at: new Date(), source: null });
let made = 0;

async function someone(name: string, claims: Claim[] = []): Promise<string> {
  const own: Claim = { kind: 'user_id', value: `person-${made++}`, strength: 'proven' };
  return inside(async (tx) => {
    const { customer } = await identify(tx, [own, ...claims], occasion());
    await setCustomerAttributes(tx, customer, { firstName: name });
    return customer;
  });
}

async function rootsOf(ids: string[]): Promise<Map<string, string>> {
  const rows = await inside((tx) =>
    tx.all(sql<{ id: string; root: string }>`select id, root from customers.root where id = any(${ids}::uuid[])`),
  );
  return new Map(rows.map(({ id, root }) => [id, root]));
}

/** Who is one person with whom, in the order of the ids. */
const peopleOf = (ids: string[], roots: Map<string, string>) =>
  new Set([...Map.groupBy(ids, (id) => roots.get(id)).values()].map((each) => each.join(' ')));

const namesOf = (ids: string[]) => inside((tx) => describeCustomers(tx, ids));

interface Merge {
  id: string;
  from: string;
  into: string;
}

/** The plain model: sets of ids, made anew from the merges that stand, each kept by the name of the one merged into. */
function naive(ids: string[], merges: readonly Merge[]): Array<{ root: string; ids: Set<string> }> {
  let people = ids.map((id) => ({ root: id, ids: new Set([id]) }));
  for (const { from, into } of merges) {
    const one = people.find((each) => each.ids.has(from));
    const kept = people.find((each) => each.ids.has(into));
    if (one === undefined || kept === undefined) continue;
    people = people.filter((each) => each !== one);
    for (const id of one.ids) kept.ids.add(id);
  }
  return people;
}

const step = fc.oneof(
  fc.record({ do: fc.constant('merge' as const), one: fc.nat(5), other: fc.nat(5) }),
  fc.record({ do: fc.constant('undo' as const), which: fc.nat(9) }),
  fc.record({ do: fc.constant('link' as const), one: fc.nat(5), device: fc.nat(3) }),
);

test('any sequence of links, merges and undone merges leaves what the plain model says, names included', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      const ids: string[] = [];
      for (let at = 0; at < 6; at++) ids.push(await someone(`Name ${at}`));
      const standing: Merge[] = [];
      const run = `${made}`;
      for (const each of steps) {
        if (each.do === 'merge') await tryMerge(ids, standing, each);
        if (each.do === 'undo' && standing.length > 0) {
          const [gone] = standing.splice(each.which % standing.length, 1);
          await inside((tx) => undoMerge(tx, actor(), { merge: (gone as Merge).id }));
        }
        if (each.do === 'link') await linkDevice(ids[each.one] as string, `${run}-${each.device}`);
        await compare(ids, standing);
      }
      for (const { id } of standing) await inside((tx) => undoMerge(tx, actor(), { merge: id }));
      await compare(ids, []);
      expect(await rootsOf(ids)).toEqual(new Map(ids.map((id) => [id, id])));
    }),
    { numRuns: 15 },
  );
}, 60_000);

async function tryMerge(
  ids: string[],
  standing: Merge[],
  { one, other }: { one: number; other: number },
): Promise<void> {
  const [from, into] = [ids[one] as string, ids[other] as string];
  const same = naive(ids, standing).some((person) => person.ids.has(from) && person.ids.has(into));
  const merging = inside((tx) => mergeCustomers(tx, actor(), { from, into }));
  if (same) return expect(merging).rejects.toMatchObject({ type: 'refused' });
  standing.push({ id: await merging, from, into });
}

async function linkDevice(customer: string, device: string): Promise<void> {
  const user = await inside((tx) =>
    tx.one(
      sql<{ value: string }>`select value from customers.identifier where customer = ${customer} and kind = 'user_id'`,
    ),
  );
  const claims: Claim[] = [
    { kind: 'user_id', value: user.value, strength: 'proven' },
    { kind: 'anonymous_id', value: device, strength: 'claimed' },
  ];
  const { customer: found } = await inside((tx) => identify(tx, claims, occasion()));
  expect(found).toBe(customer);
}

async function compare(ids: string[], standing: readonly Merge[]): Promise<void> {
  const model = naive(ids, standing);
  const roots = await rootsOf(ids);
  const expected = model.map((person) => ids.filter((id) => person.ids.has(id)).join(' '));
  expect(peopleOf(ids, roots)).toEqual(new Set(expected));
  const described = await namesOf(ids);
  for (const { root, ids: members } of model)
    for (const id of members) {
      expect(roots.get(id)).toBe(root);
      expect(described.get(id)?.name).toBe(`Name ${ids.indexOf(root)}`);
    }
}

test('two who merge the same people at the same moment leave one merge', async () => {
  const [ada, bob] = [await someone('Ada'), await someone('Bob')];
  const tries = await Promise.allSettled([
    inside((tx) => mergeCustomers(tx, actor(), { from: ada, into: bob })),
    inside((tx) => mergeCustomers(tx, actor(), { from: bob, into: ada })),
  ]);
  expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('an undone merge is not made again by the proof that had made it', async () => {
  const mail: Claim = { kind: 'email', value: `undone-${made}@example.org`, strength: 'proven' };
  const login: Claim = { kind: 'user_id', value: `undone-${made}`, strength: 'proven' };
  const [one, other] = await inside(async (tx) => [
    await identify(tx, [mail], occasion()),
    await identify(tx, [login], occasion()),
  ]);
  const both = await inside((tx) => identify(tx, [mail, login], occasion()));
  expect((await rootsOf([one.customer])).get(one.customer)).toBe(both.customer);
  const { id } = await inside((tx) =>
    tx.one(sql<{ id: string }>`select id from customers.merge where from_customer = ${one.customer}`),
  );
  await inside((tx) => undoMerge(tx, actor(), { merge: id }));
  await inside((tx) => identify(tx, [mail, login], occasion()));
  expect((await rootsOf([one.customer, other.customer])).size).toBe(2);
  expect((await rootsOf([one.customer])).get(one.customer)).toBe(one.customer);
});

test('an identifier that was taken away belongs to somebody else from then on, until it is put back', async () => {
  const phone: Claim = { kind: 'phone', value: '+4930901820', strength: 'claimed' };
  const ada = await someone('Ada', [phone]);
  const { id } = await inside((tx) =>
    tx.one(sql<{ id: string }>`select id from customers.identifier where customer = ${ada} and kind = 'phone'`),
  );
  const target = { customer: ada, identifier: id };
  await inside((tx) => unlinkIdentifier(tx, actor(), { ...target, reason: 'wrong number' }));
  await inside((tx) => relinkIdentifier(tx, actor(), target));
  expect((await inside((tx) => identify(tx, [phone], occasion()))).customer).toBe(ada);
  await inside((tx) => unlinkIdentifier(tx, actor(), target));
  expect((await inside((tx) => identify(tx, [phone], occasion()))).customer).not.toBe(ada);
  await expect(inside((tx) => relinkIdentifier(tx, actor(), target))).rejects.toMatchObject({ type: 'refused' });
});

test('the ledger can only be added to', async () => {
  await expect(inside((tx) => tx.run(sql`update customers.ledger set cause = 'x'`))).rejects.toThrow(
    'permission denied',
  );
  await expect(inside((tx) => tx.run(sql`delete from customers.ledger`))).rejects.toThrow('permission denied');
});
