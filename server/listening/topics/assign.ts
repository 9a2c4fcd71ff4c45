import { probabilityOf, sure, topicPieces } from '#core/listening/topics/learn.ts';
import { sql, type Tx } from '#platform';
import { readNow } from './rows.ts';
import { readyTopics, type Ready } from './taxonomy.ts';

/** A text that was read: the id of its reading, and its language with how probable that is. */
export interface ReadText {
  id: string;
  text: string;
  language: string;
  probability: number;
}

interface Found {
  reading: string;
  topic: string;
  way: 'rule' | 'learnt';
  rule: number | null;
  probability: number | null;
  version: number;
}

/** Below it a language is not sure enough to leave out the rules of others. */
const sureLanguage = 0.9;

function foundIn({ id, text, language, probability }: ReadText, { matcher, models, versions }: Ready): Found[] {
  const versionOf = (topic: string) => versions.get(topic) ?? 1;
  const byRule = matcher
    .find(text, probability >= sureLanguage ? language : undefined)
    .map(({ topic, rule }): Found => ({
      reading: id,
      topic,
      way: 'rule',
      rule,
      probability: null,
      version: versionOf(topic),
    }));
  if (models.length === 0) return byRule;
  const taken = new Set(byRule.map(({ topic }) => topic));
  const pieces = topicPieces(text);
  const learnt = models
    .filter(({ topic }) => !taken.has(topic))
    .map(({ topic, model }): Found => {
      return {
        reading: id,
        topic,
        way: 'learnt',
        rule: null,
        probability: probabilityOf(model, pieces),
        version: versionOf(topic),
      };
    });
  return [...byRule, ...learnt.filter((found) => found.probability! >= sure)];
}

/** Keeps which topics texts are about, in place of what was found before. */
export async function assignTopics(tx: Tx, texts: readonly ReadText[]): Promise<void> {
  await readNow(tx);
  const ready = await readyTopics(tx);
  if (ready.revision === 0 || texts.length === 0) return;
  const found = texts.flatMap((text) => foundIn(text, ready));
  await tx.run(sql`delete from listening.topic_found where reading = any(${texts.map(({ id }) => id)}::uuid[])`);
  if (found.length === 0) return;
  await tx.run(sql`insert into listening.topic_found (reading, topic, way, rule, probability, version)
    select found.reading, found.topic, found.way, found.rule, found.probability, found.version
    from jsonb_to_recordset(${JSON.stringify(found)}::jsonb)
      as found (reading uuid, topic uuid, way text, rule int, probability real, version int)
    join listening.topic on topic.id = found.topic
    join listening.reading on reading.id = found.reading
    for key share of topic, reading
    on conflict do nothing`);
}
