import * as contract from '#core/contract/warmth.ts';
import { audit } from '#people';
import { bind, problem, sql, type Actor, type Route, type Tx } from '#platform';

/** Whether the company and this person have their answers looked at; both do until they say otherwise. */
async function readWarmth(tx: Tx, { id }: Actor): Promise<{ company: boolean; mine: boolean }> {
  const rows = await tx.all<{ person: string | null; checked: boolean }>(
    sql`select person, checked from desk.warmth where person is null or person = ${id}`,
  );
  const of = (person: string | null) => rows.find((row) => row.person === person)?.checked ?? true;
  return { company: of(null), mine: id === null || of(id) };
}

async function keep(tx: Tx, person: string | null, checked: boolean): Promise<void> {
  await tx.run(sql`insert into desk.warmth (person, checked) values (${person}, ${checked})
    on conflict (workspace, person) do update set checked = excluded.checked`);
}

export const warmthRoutes: Route[] = [
  bind(contract.readWarmth, (tx, _input, { actor }) => readWarmth(tx, actor)),
  bind(contract.changeOwnWarmth, async (tx, { on }, { actor }) => {
    if (actor.id === null) throw problem('forbidden', { detail: 'Only people have a warmth check of their own.' });
    await keep(tx, actor.id, on);
    return readWarmth(tx, actor);
  }),
  bind(contract.changeCompanyWarmth, async (tx, { on }, { actor }) => {
    await keep(tx, null, on);
    await audit(tx, actor, { action: 'workspace.warmth', detail: { on } });
    return readWarmth(tx, actor);
  }),
];
