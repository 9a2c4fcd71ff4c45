import { listTeams } from '#people';
import { problem, type Actor, type Tx } from '#platform';
import { changeTopic, createTopic, type EditedTopic } from './change.ts';
import { topicRows, type TopicRow } from './rows.ts';

/** A topic whose parent and department are told by name; empty: none. */
export interface NamedTopic extends Omit<EditedTopic, 'parent' | 'team'> {
  parent: string;
  team: string;
}

const plain = (name: string): string => name.trim().toLowerCase();

interface Bringing {
  tx: Tx;
  actor: Actor;
  teams: ReadonlyMap<string, string>;
}

async function bringOne({ tx, actor, teams }: Bringing, item: NamedTopic, all: readonly TopicRow[]): Promise<boolean> {
  const before = all.find(({ name }) => plain(name) === plain(item.name));
  const above = all.find(({ name }) => plain(name) === plain(item.parent));
  const team = teams.get(plain(item.team));
  if (item.parent.trim() !== '' && above === undefined)
    throw problem('refused', {
      detail: `“${item.name}” stands under “${item.parent}”, which is no topic here or in the file.`,
    });
  if (item.team.trim() !== '' && team === undefined)
    throw problem('refused', {
      detail: `“${item.name}” belongs to “${item.team}”, and there is no team of that name.`,
    });
  const topic = { ...item, parent: above?.id ?? null, team: team ?? null };
  if (before === undefined) await createTopic(tx, topic, actor);
  else await changeTopic(tx, { ...topic, id: before.id, version: before.version }, actor);
  return before === undefined;
}

/** Brings in topics by name: those that stand are changed, others added; all of them, or none. */
export async function bringTopics(tx: Tx, items: readonly NamedTopic[], actor: Actor) {
  const teams = new Map((await listTeams(tx, actor)).map(({ id, name }) => [plain(name), id]));
  const counts = { added: 0, changed: 0 };
  const firstLevel = items.filter(({ parent }) => parent.trim() === '');
  for (const item of [...firstLevel, ...items.filter((each) => !firstLevel.includes(each))]) {
    const isNew = await bringOne({ tx, actor, teams }, item, await topicRows(tx));
    counts[isNew ? 'added' : 'changed']++;
  }
  return counts;
}
