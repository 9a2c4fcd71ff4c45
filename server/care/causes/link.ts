import { publish, sql, type Actor, type Tx } from '#platform';
import { causeChanged } from '../events.ts';
import { takeCause } from './rows.ts';
import { verbatimOf, type Text } from './verbatim-of.ts';

interface Linking extends Text {
  id: string;
  named: boolean;
}

/** Says that words of a customer name a cause, or do not. Throws `not-found`, `invalid`, `refused` for what is not a customer's or has no words. */
export async function linkVerbatim(tx: Tx, { id, message, response, named }: Linking, actor: Actor): Promise<void> {
  await takeCause(tx, { id });
  const said = await verbatimOf(tx, { message, response }, actor);
  const { kind, customer, conversation, at } = said;
  if (named)
    await tx.run(sql`insert into care.verbatim (cause, message, response, kind, customer, conversation, at, by_name, linked_at)
      values (${id}, ${said.message}, ${said.response}, ${kind}, ${customer}, ${conversation}, ${at}, ${actor.name}, ${tx.now})
      on conflict do nothing`);
  else
    await tx.run(sql`delete from care.verbatim where cause = ${id}
      and message is not distinct from ${said.message}::uuid and response is not distinct from ${said.response}::uuid`);
  await publish(tx, causeChanged, { subject: id, data: {} });
}
