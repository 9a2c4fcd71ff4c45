import { problem, publish, sql, type Tx } from '#platform';
import { rootOf } from '#customers';
import { causeChanged } from '../events.ts';
import { takeCause } from '../causes/rows.ts';
import { letterOf, peopleOf, stateOf } from './people.ts';

interface Writing {
  id: string;
  customer: string;
  /** Null: the draft. */
  words: string | null;
  skipped: boolean;
  version: number;
}

interface Standing {
  customer: string;
  state: string;
  version: number;
}

/** Keeps what one customer is told, or that they are not. Throws `not-found`, `refused` for who was told or is on the way, `conflict`. */
export async function writeLetter(tx: Tx, { id, words, skipped, ...given }: Writing): Promise<void> {
  await takeCause(tx, { id });
  const person = await rootOf(tx, given.customer);
  const found = await tx.maybe<Standing>(sql`
    select coalesce(letter.customer, everyone.customer) as customer, ${stateOf} as state, coalesce(letter.version, 0) as version
    from ${peopleOf(id)} as everyone left join lateral ${letterOf(id)} as letter on true where everyone.customer = ${person}`);
  if (found === undefined) throw problem('not-found', { detail: 'This customer did not name it.' });
  if (found.state === 'told' || found.state === 'queued')
    throw problem('refused', { code: found.state, detail: 'They were told already, or it is on its way.' });
  if (found.version !== given.version)
    throw problem('conflict', { code: 'stale', detail: 'Somebody changed these words meanwhile. Look again.' });
  const text = words === null || words.trim() === '' ? null : words.trim();
  await tx.run(sql`insert into care.letter (cause, customer, words, state)
    values (${id}, ${found.customer}, ${text}, ${skipped ? 'skipped' : 'draft'})
    on conflict (workspace, cause, customer) do update set words = excluded.words, state = excluded.state, reason = null, sent_at = null,
      version = letter.version + 1`);
  await publish(tx, causeChanged, { subject: id, data: {} });
}
