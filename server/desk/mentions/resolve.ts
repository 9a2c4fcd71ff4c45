import { wireId } from '#core/contract/codecs.ts';
import { changeMentions, unnamed } from '#core/marked/mentions.ts';
import { readMarked } from '#core/marked/read.ts';
import { mentionsIn } from '#core/marked/tree.ts';
import { writeMarked } from '#core/marked/write.ts';
import { knownMembers, listTeams } from '#people';
import type { Actor, Tx } from '#platform';

interface Named {
  /** The text as it is to be kept. */
  text: string;
  /** Who is named in it, by themselves or with their team. */
  people: string[];
}

/**
 * Who is named in marked text. Names are those that the people and teams have here, whatever stood in the text; an id of nobody whom
 * the writer works with names nobody, and what stood there is words.
 */
export async function resolveMentions(tx: Tx, text: string, actor: Actor): Promise<Named> {
  const doc = readMarked(text);
  const ids = mentionsIn(doc);
  if (ids.length === 0) return { text, people: [] };
  const known = new Map<string, { name: string; people: string[] }>();
  for (const { user, name } of await knownMembers(tx, actor)) known.set(wireId('usr', user), { name, people: [user] });
  for (const { id, name, archived, people } of await listTeams(tx, actor))
    if (!archived) known.set(wireId('tem', id), { name, people: people.map((person) => person.id) });
  const named = changeMentions(doc, (mention) => {
    const found = known.get(mention.attrs.id);
    return found === undefined ? unnamed(mention) : { ...mention, attrs: { ...mention.attrs, label: found.name } };
  });
  const people = new Set(ids.flatMap((id) => known.get(id)?.people ?? []));
  return { text: writeMarked(named), people: [...people] };
}
