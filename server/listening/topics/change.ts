import { RuleFault, readRule } from '#core/listening/topics/rule.ts';
import type { Rule } from '#core/listening/topics/matcher.ts';
import { audit, usableTeam } from '#people';
import { problem, sql, type Actor, type Tx } from '#platform';
import { taxonomyChanged } from './read-older.ts';
import { takeTaxonomy, topicRow, topicRows, type GivenExample, type TopicRow } from './rows.ts';

export interface EditedTopic {
  name: string;
  description: string;
  parent: string | null;
  team: string | null;
  rules: Rule[];
  examples: GivenExample[];
}

const mostTopics = 300;

function field(path: string, message: string): never {
  throw problem('invalid', { detail: `${path}: ${message}`, fields: [{ path, message }] });
}

function refuseUnreadable(rules: readonly Rule[]): void {
  for (const [at, { text }] of rules.entries())
    try {
      readRule(text);
    } catch (error) {
      if (error instanceof RuleFault) field(`rules.${at}.text`, error.message);
      throw error;
    }
}

/** Topics are changed one after the other, so that a name is given once; and before what learns them takes them, so that neither waits for the other. */
async function takeTopics(tx: Tx): Promise<TopicRow[]> {
  await takeTaxonomy(tx);
  return await topicRows(tx);
}

function refuseTwin(all: readonly TopicRow[], name: string, but: string | null): void {
  const twin = all.find((other) => other.name.toLowerCase() === name.toLowerCase() && other.id !== but);
  if (twin === undefined) return;
  const message = 'is taken by another topic';
  throw problem('conflict', { code: 'exists', detail: `The name ${message}.`, fields: [{ path: 'name', message }] });
}

/** Two levels are enough: a topic under another has none below it. */
function refuseDeep(all: readonly TopicRow[], { parent }: EditedTopic, id: string | null): void {
  if (parent === null) return;
  const above = all.find((other) => other.id === parent);
  if (above === undefined) throw problem('not-found', { detail: 'There is no such topic to stand above it.' });
  if (above.parent !== null || parent === id) field('parent', 'must be a topic of the first level');
  if (all.some((other) => other.parent === id && id !== null)) field('parent', 'has topics below it itself');
}

async function check(tx: Tx, topic: EditedTopic, before: TopicRow | null): Promise<void> {
  const all = await takeTopics(tx);
  if (before === null && all.length >= mostTopics)
    throw problem('refused', { detail: `${mostTopics} topics are enough: nobody finds the right one among more.` });
  refuseTwin(all, topic.name.trim(), before?.id ?? null);
  refuseDeep(all, topic, before?.id ?? null);
  refuseUnreadable(topic.rules);
  if (topic.team !== null && topic.team !== before?.team) await usableTeam(tx, topic.team);
}

/** Adds a topic. Throws `conflict` for a name that stands, `invalid` for a rule that cannot be read, `refused`, `not-found`. */
export async function createTopic(tx: Tx, topic: EditedTopic, actor: Actor): Promise<TopicRow> {
  await check(tx, topic, null);
  const { name, description, parent, team, rules, examples } = topic;
  const { id } = await tx.one(sql<{ id: string }>`
    insert into listening.topic (name, description, parent, team, rules, examples, created_at, changed_at)
    values (${name.trim()}, ${description.trim()}, ${parent}, ${team}, ${JSON.stringify(rules)}::jsonb, ${JSON.stringify(examples)}::jsonb,
      ${tx.now}, ${tx.now}) returning id`);
  await audit(tx, actor, { action: 'topic.create', subject: id, detail: { name: name.trim() } });
  await taxonomyChanged(tx);
  return await topicRow(tx, id);
}

/** Changes a topic. Throws as creating does, and `conflict` when the caller saw an older version. */
export async function changeTopic(
  tx: Tx,
  topic: EditedTopic & { id: string; version: number },
  actor: Actor,
): Promise<TopicRow> {
  const { id, name, description, parent, team, rules, examples, version } = topic;
  await check(tx, topic, await topicRow(tx, id));
  const done =
    await tx.run(sql`update listening.topic set name = ${name.trim()}, description = ${description.trim()}, parent = ${parent},
    team = ${team}, rules = ${JSON.stringify(rules)}::jsonb, examples = ${JSON.stringify(examples)}::jsonb, version = version + 1,
    changed_at = ${tx.now} where id = ${id} and version = ${version}`);
  if (done === 0)
    throw problem('conflict', { code: 'stale', detail: 'Somebody changed this topic meanwhile. Look again.' });
  await audit(tx, actor, { action: 'topic.change', subject: id, detail: { name: name.trim() } });
  await taxonomyChanged(tx);
  return await topicRow(tx, id);
}

/** Removes a topic with everything that was found of it; topics below it stand on their own. Throws `not-found`. */
export async function removeTopic(tx: Tx, id: string, actor: Actor): Promise<void> {
  await takeTaxonomy(tx);
  const { name } = await topicRow(tx, id);
  await tx.run(sql`delete from listening.topic where id = ${id}`);
  await audit(tx, actor, { action: 'topic.remove', subject: id, detail: { name } });
  await taxonomyChanged(tx);
}
