import type { AnnotationKind } from '#core/insight/annotation-kinds.ts';
import { audit } from '#people';
import { problem, sql, type Actor, type Tx } from '#platform';

export interface Annotation {
  id: string;
  day: string;
  kind: AnnotationKind;
  words: string;
  anew: boolean;
}

const columns = sql`id, to_char(day, 'YYYY-MM-DD') as day, kind, words, anew`;

/** What was said of days, the first day first. */
export function annotations(tx: Tx): Promise<Annotation[]> {
  return tx.all(sql<Annotation>`select ${columns} from insight.annotation order by day, id`);
}

/** A workspace has so many at most: a chart with more could not be read. */
const most = 500;

/** Throws `conflict` when there are too many. */
export async function addAnnotation(tx: Tx, given: Omit<Annotation, 'id'>, actor: Actor): Promise<Annotation> {
  const { count } = await tx.one(sql<{ count: number }>`select count(*)::int as count from insight.annotation`);
  if (count >= most) throw problem('conflict', { detail: `There are ${most} annotations: remove one first.` });
  const { day, kind, words, anew } = given;
  const added = await tx.one(sql<Annotation>`insert into insight.annotation (day, kind, words, anew)
    values (${day}, ${kind}, ${words}, ${anew}) returning ${columns}`);
  await audit(tx, actor, { action: 'insight.annotation.add', subject: added.id, detail: { day, kind, words, anew } });
  return added;
}

/** Throws `not-found`. */
export async function removeAnnotation(tx: Tx, id: string, actor: Actor): Promise<void> {
  const gone = await tx.maybe(sql<Annotation>`delete from insight.annotation where id = ${id} returning ${columns}`);
  if (gone === undefined) throw problem('not-found', { detail: 'There is no such annotation.' });
  const { day, kind, words, anew } = gone;
  await audit(tx, actor, { action: 'insight.annotation.remove', subject: id, detail: { day, kind, words, anew } });
}
