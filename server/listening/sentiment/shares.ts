import { measuredOf, type Way } from '#core/listening/sentiment/engine.ts';
import type { Sentiment } from '#core/listening/sentiment/labels.ts';
import { fewestLabels, isKnown, sentimentShares, type ReadCounts } from '#core/listening/sentiment/shares.ts';
import { workspaceSettings } from '#people';
import { sql, type Tx } from '#platform';
import { emotionsOf } from './emotions.ts';
import { confusionOf } from './labels/confusion.ts';
import { sentimentEngine } from './load.ts';

interface Latest {
  way: Way;
  model: string;
  version: string;
  adjustment: number | null;
  engine: string;
}

interface Counted {
  week: string;
  channel: string | null;
  sentiment: Sentiment;
  count: number;
}

type Confusion = Awaited<ReturnType<typeof confusionOf>>['confusion'];

const none: ReadCounts = { negative: 0, neutral: 0, positive: 0 };

/** Texts laid together by week or channel, in the order in which they come. */
function cuts(rows: readonly Counted[], keyOf: (row: Counted) => string, confusion: Confusion) {
  const found = new Map<string, ReadCounts>();
  for (const row of rows) {
    const before = found.get(keyOf(row)) ?? none;
    found.set(keyOf(row), { ...before, [row.sentiment]: before[row.sentiment] + row.count });
  }
  return [...found].map(([key, read]) => ({ key, read, shares: sentimentShares(read, confusion) }));
}

/** The engine that read the newest text: figures are of texts that it read, so that one confusion holds for all. */
export async function latestEngine(tx: Tx, language: string): Promise<Latest | undefined> {
  return tx.maybe(sql<Latest>`select way, model, version, adjustment, engine from listening.reading
    where workspace = ${tx.workspace} and language = ${language} order by at desc, id desc limit 1`);
}

interface Asked {
  language?: string | undefined;
  days?: number | undefined;
}

interface Within {
  language: string;
  engine: string;
  since: Date;
}

async function countedBy(tx: Tx, { language, engine, since }: Within): Promise<Counted[]> {
  const { zone } = await workspaceSettings(tx);
  return tx.all(sql<Counted>`
    select to_char(date_trunc('week', at at time zone ${zone}), 'YYYY-MM-DD') as week, channel, sentiment, count(*)::int as count
    from listening.reading where workspace = ${tx.workspace} and language = ${language} and engine = ${engine} and at > ${since}
    group by 1, 2, 3 order by 1, 2, 3`);
}

const sum = (counts: readonly number[]): number => counts.reduce((one, other) => one + other, 0);

function allCuts(rows: readonly Counted[], confusion: Confusion) {
  const [whole = { key: 'all', read: none, shares: null }] = cuts(rows, () => 'all', confusion);
  const channels = cuts(rows, ({ channel }) => channel ?? '', confusion);
  return {
    whole,
    weeks: cuts(rows, ({ week }) => week, confusion),
    channels: channels.toSorted((one, other) => one.key.localeCompare(other.key)),
  };
}

function labelsOf({ confusion, unclear }: { confusion: Confusion; unclear: number }) {
  const labelled = sum(confusion.flat()) + unclear;
  return { labelled, unclear, needed: fewestLabels, known: isKnown(confusion), confusion };
}

/** How texts of a language read by week and channel, and, where labels suffice, which shares are so. */
export async function sentimentOf(tx: Tx, { language: wanted, days = 90 }: Asked) {
  const since = new Date(tx.now.getTime() - days * 86_400_000);
  const languages = await tx.all(sql<{ language: string; texts: number }>`
    select language, count(*)::int as texts from listening.reading
    where workspace = ${tx.workspace} and language <> 'und' and at > ${since} group by language order by texts desc, language`);
  const language = wanted ?? languages[0]?.language ?? '';
  const latest = await latestEngine(tx, language);
  const within = { language, engine: latest?.engine ?? '', since };
  const [rows, known] = [await countedBy(tx, within), await confusionOf(tx, within)];
  const texts = sum(languages.filter((each) => each.language === language).map((each) => each.texts));
  return {
    languages,
    language: language === '' ? null : language,
    days,
    engine: latest ? shown(latest, language) : null,
    byOthers: Math.max(0, texts - sum(rows.map(({ count }) => count))),
    labels: labelsOf(known),
    emotions: await emotionsOf(tx, within),
    ...allCuts(rows, known.confusion),
  };
}

function shown({ way, model, version, adjustment }: Latest, language: string) {
  const measured = [...measuredOf(sentimentEngine(), { version, way, model, language })];
  return { way, version, adjustment, measured };
}
