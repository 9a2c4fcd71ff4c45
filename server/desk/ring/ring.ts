import type { Happening } from '#core/desk/happenings.ts';
import { quietAmong } from '#people';
import { publish, sql, type Tx } from '#platform';
import { noticeRung } from '../events.ts';

interface Ring {
  happening: Happening;
  conversation: string;
  /** Whom it concerns; those who did not ask for it, and whom nothing shall disturb now, are left out. */
  people: readonly string[];
  /** Who did it; left out for the customer and the clock. */
  by?: string;
  /** When it happened, when that was not now: what is told late makes no sound any more. */
  at?: Date;
}

interface Wanting {
  person: string;
  desktop: boolean;
  sound: boolean;
}

/** Tells people of something by a notification of their desktop or a sound, as they asked for it. Whoever has a happening calls this. */
export async function ring(tx: Tx, { happening, conversation, people, by = '', at = tx.now }: Ring): Promise<void> {
  if (people.length === 0) return;
  const wanting = await tx.all<Wanting>(sql`select person, desktop, sound from desk.ring_rule
    where workspace = ${tx.workspace} and happening = ${happening} and (desktop or sound)
      and person = any(${[...people]}::uuid[]) order by person`);
  if (wanting.length === 0) return;
  const quiet = await quietAmong(
    tx,
    wanting.map(({ person }) => person),
  );
  const to = wanting.filter(({ person }) => !quiet.has(person));
  if (to.length === 0) return;
  await publish(tx, noticeRung, { subject: conversation, data: { happening, by, at: at.toISOString(), to } });
}
