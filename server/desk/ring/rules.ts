import { happenings, type Happening } from '#core/desk/happenings.ts';
import { problem, sql, type Actor, type Tx } from '#platform';

export interface RingRule {
  happening: Happening;
  desktop: boolean;
  sound: boolean;
}

function personOf(actor: Actor): string {
  if (actor.kind !== 'agent' || actor.id === null) throw problem('refused', { detail: 'Only a person has a screen.' });
  return actor.id;
}

/** For what a person wants notifications and sounds: for nothing that they have not asked for. */
export async function readRingRules(tx: Tx, actor: Actor): Promise<{ items: RingRule[] }> {
  const said = await tx.all<RingRule>(
    sql`select happening, desktop, sound from desk.ring_rule where person = ${personOf(actor)}`,
  );
  const items = happenings.map(
    (happening) => said.find((each) => each.happening === happening) ?? { happening, desktop: false, sound: false },
  );
  return { items };
}

/** Changes it; what is not named stays as it is. */
export async function changeRingRules(tx: Tx, items: readonly RingRule[], actor: Actor) {
  const person = personOf(actor);
  for (const { happening, desktop, sound } of items)
    await tx.run(sql`insert into desk.ring_rule (person, happening, desktop, sound)
      values (${person}, ${happening}, ${desktop}, ${sound})
      on conflict (workspace, person, happening) do update set desktop = excluded.desktop, sound = excluded.sound`);
  return readRingRules(tx, actor);
}
