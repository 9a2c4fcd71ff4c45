import { placeWords } from '#core/channels/search/search-query.ts';
import { readyStatuses, type Category } from '#core/desk/category.ts';
import { sql, type RawBuilder, type Tx } from '#platform';
import { statusesOf } from './statuses.ts';

type PlaceWord = (typeof placeWords)[number];

const isPlace = (word: string): word is PlaceWord => placeWords.some((each) => each === word);

/** Conversations of a category, put off or not. */
function ofPlace(word: PlaceWord): RawBuilder<boolean> {
  if (word === 'resolved' || word === 'spam') return sql<boolean>`conversation.status = ${word}`;
  const pause = word === 'open' ? sql`conversation.pause is null` : sql`conversation.pause = ${word}`;
  return sql<boolean>`(conversation.status = 'open' and ${pause})`;
}

/** Conversations that stand in one of these statuses, by their ids. */
export function inStatuses(ids: readonly string[]): RawBuilder<boolean> {
  const ready = (Object.entries(readyStatuses) as Array<[Category, { id: string }]>).filter(([, { id }]) =>
    ids.includes(id),
  );
  const own = sql<boolean>`conversation.own_status = any(${[...ids]}::uuid[])`;
  const usual = ready.map(([category]) => sql<boolean>`(${ofPlace(category)} and conversation.own_status is null)`);
  return sql<boolean>`(${sql.join([own, ...usual], sql` or `)})`;
}

/** What somebody wrote behind `status:` as a condition (null: none), and what of it is no status. */
export async function namedStatuses(
  tx: Tx,
  words: readonly string[],
): Promise<{ condition: RawBuilder<boolean> | null; problems: string[] }> {
  if (words.length === 0) return { condition: null, problems: [] };
  const all = words.every(isPlace) ? [] : await statusesOf(tx);
  const idsOf = (word: string) => all.filter(({ name }) => name.toLowerCase() === word).map(({ id }) => id);
  const conditions = words.flatMap((word) => {
    if (isPlace(word)) return [ofPlace(word)];
    const ids = idsOf(word);
    return ids.length === 0 ? [] : [inStatuses(ids)];
  });
  const problems = words
    .filter((word) => !isPlace(word) && idsOf(word).length === 0)
    .map((word) => `“status:” takes ${placeWords.join(', ')} or a status of yours, not “${word}”.`);
  return { condition: conditions.length === 0 ? null : sql<boolean>`(${sql.join(conditions, sql` or `)})`, problems };
}
