import { randomUUID } from 'node:crypto';
import { fewest } from '#core/statistics/rules.ts';
import { agreementOf, type Pair } from '#core/statistics/misread/agreement.ts';
import { audit } from '#people';
import { problem, sql, type Actor, type Tx } from '#platform';
import { teachSoon } from '../teaching/teach.ts';

interface SampleRow {
  id: string;
  language: string;
  seed: string;
  since: Date;
  until: Date;
  population: number;
  drawn: number;
  twice: number;
  labelled: number;
  by: string;
  at: Date;
}

const shown = (row: SampleRow) => ({ ...row, probability: row.drawn / row.population });

async function samples(tx: Tx, id?: string): Promise<SampleRow[]> {
  return tx.all(sql<SampleRow>`
    select id, language, seed, since, until, population, drawn, twice, by_name as by, at,
      (select count(distinct label.reading)::int from listening.label_item item
        join listening.label on label.reading = item.reading where item.sample = sample.id) as labelled
    from listening.label_sample sample where workspace = ${tx.workspace} and ${id === undefined ? sql`true` : sql`id = ${id}`}
    order by at desc limit 50`);
}

const daysOfChoice = 90;

/** Languages with texts that may be drawn. */
async function languagesToDraw(tx: Tx) {
  return tx.all(sql<{ language: string; texts: number }>`
    select language, count(*)::int as texts from listening.reading
    where workspace = ${tx.workspace} and language <> 'und' and at > ${new Date(tx.now.getTime() - daysOfChoice * 86_400_000)}
      and not exists (select 1 from listening.label_item item where item.reading = reading.id)
    group by language order by texts desc limit 30`);
}

/** What the first two people said of each text that two labelled. */
async function pairs(tx: Tx): Promise<Pair[]> {
  const rows = await tx.all(sql<{ said: [string, string] }>`
    select (array_agg(said order by at, by_id))[1:2] as said from listening.label
    where workspace = ${tx.workspace} group by reading having count(*) > 1`);
  return rows.map(({ said }) => said);
}

export async function listSamples(tx: Tx) {
  const both = await pairs(tx);
  return {
    samples: (await samples(tx)).map(shown),
    languages: await languagesToDraw(tx),
    agreement: both.length < fewest ? null : (agreementOf(both) ?? null),
  };
}

interface Wanted {
  language: string;
  days: number;
  size: number;
  twice: number;
}

/** Refuses whose sight is limited: what they see is no random part of what there is. */
export function seesAll({ sight }: Actor): void {
  if (sight !== undefined)
    throw problem('forbidden', {
      detail: 'Only who sees every conversation may draw or label texts: a part of them is not drawn at random.',
    });
}

/** Draws texts of a period and language, each with the same chance and each once; what an engine says of them plays no part. */
export async function drawSample(tx: Tx, { language, days, size, twice }: Wanted, actor: Actor) {
  seesAll(actor);
  const [seed, since] = [randomUUID(), new Date(tx.now.getTime() - days * 86_400_000)];
  const there = sql`workspace = ${tx.workspace} and language = ${language} and at > ${since} and at <= ${tx.now}
    and not exists (select 1 from listening.label_item item where item.reading = reading.id)`;
  const { population } = await tx.one(
    sql<{ population: number }>`select count(*)::int as population from listening.reading where ${there}`,
  );
  if (population < fewest)
    throw problem('refused', {
      detail: `There are ${population} texts in that language that were not drawn yet: at least ${fewest} are needed.`,
    });
  const drawn = Math.min(size, population);
  const { id } = await tx.one(sql<{ id: string }>`
    insert into listening.label_sample (language, seed, since, until, population, drawn, twice, by_id, by_name, at)
    values (${language}, ${seed}, ${since}, ${tx.now}, ${population}, ${drawn}, ${Math.min(twice, drawn)}, ${actor.id}, ${actor.name}, ${tx.now})
    returning id`);
  await tx.run(sql`
    insert into listening.label_item (sample, place, reading)
    select ${id}, row_number() over (order by md5(${seed} || reading.id), reading.id), reading.id from listening.reading
    where ${there} order by md5(${seed} || reading.id), reading.id limit ${drawn}`);
  await tx.run(sql`
    insert into listening.label_verdict (reading, engine, sentiment, emotion)
    select reading.id, reading.engine, reading.sentiment, coalesce(reading.emotion, 'none') from listening.label_item item
    join listening.reading on reading.id = item.reading where item.sample = ${id}
    union all select opinion.reading, opinion.engine, opinion.sentiment, null from listening.label_item item
    join listening.opinion on opinion.reading = item.reading where item.sample = ${id} and opinion.sentiment is not null`);
  await teachSoon(tx);
  await audit(tx, actor, { action: 'label.draw', subject: id, detail: { language, days, drawn, population } });
  const [sample] = await samples(tx, id);
  return shown(sample!);
}
