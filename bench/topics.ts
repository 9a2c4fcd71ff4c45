import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { countText, emergingIn, newCounting, type Emerging } from '#core/listening/topics/emerging.ts';
import { probabilityOf, topicPieces, learnTopic } from '#core/listening/topics/learn.ts';
import { matcherOf, type TopicRules } from '#core/listening/topics/matcher.ts';
import { starterIn } from '#core/listening/topics/starter.ts';
import { chance } from '#core/statistics/chance.ts';
import { percentile, report } from './measure/report.ts';

interface Review {
  text: string;
  at: string;
}

/** Reviews with words, by the day they were written for. */
function reviewsIn(folder: string): Review[] {
  const rows = parse(readFileSync(join(folder, 'order_reviews.csv')), { columns: true, relax_quotes: true });
  const reviews = (rows as unknown as Array<Record<string, string>>).map((row) => ({
    text: `${row['review_comment_title'] ?? ''}. ${row['review_comment_message'] ?? ''}`,
    at: row['review_creation_date'] ?? '',
  }));
  return reviews.filter(({ text }) => /\p{L}/u.test(text)).toSorted((a, b) => (a.at < b.at ? -1 : 1));
}

const topics = 200;

/** Milliseconds of processor time, which do not depend as much on what else runs. */
const cpu = (work: () => unknown): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return Math.round((user + system) / 1_000);
};

/** The starter again and again, with words of the texts in place of its own, so that no two topics are alike. */
function manyTopics(reviews: readonly Review[]): TopicRules[] {
  const next = chance(1);
  const words = [...new Set(reviews.flatMap(({ text }) => text.toLowerCase().match(/\p{L}{4,}/gu) ?? []))];
  const word = () => words[Math.floor(next() * words.length)]!;
  const starter = starterIn('en').map(({ name, rules }) => ({ id: name, rules }));
  const made = Array.from({ length: topics - starter.length }, (_, at) => ({
    id: String(at),
    rules: Array.from({ length: 6 }, () => {
      return {
        language: null,
        text: `${word()}* OR "${word()} ${word()}" OR (${word()} NEAR/5 ${word()} NOT ${word()})`,
      };
    }),
  }));
  return [...starter, ...made];
}

function speed(
  reviews: readonly Review[],
  read: (text: string) => unknown,
): { second: number; p50: number; p95: number } {
  for (const { text } of reviews) read(text);
  const before = process.cpuUsage();
  const took = reviews.map(({ text }) => {
    const began = performance.now();
    read(text);
    return performance.now() - began;
  });
  const micros = (at: number) => Math.round(1_000 * percentile(took, at));
  const { user, system } = process.cpuUsage(before);
  return { second: Math.round((1_000_000 * took.length) / (user + system)), p50: micros(0.5), p95: micros(0.95) };
}

function emerging(before: readonly Review[], now: readonly Review[]): Emerging {
  const counting = newCounting();
  for (const { text } of before) countText(counting, { now: false, text });
  for (const { text } of now) countText(counting, { now: true, text });
  return emergingIn(counting, new Set());
}

const nulls = 200;

/** How often anything is said to emerge where nothing can have: the same reviews dealt to two periods by chance. */
function falseRate(reviews: readonly Review[]): number {
  let wrong = 0;
  for (let seed = 1; seed <= nulls; seed++) {
    const next = chance(seed);
    const dealt = reviews.slice(0, 4_000).map((review) => ({ review, now: next() < 0.5 }));
    const part = (wanted: boolean) => dealt.filter(({ now }) => now === wanted).map(({ review }) => review);
    if (emerging(part(false), part(true)).terms.length > 0) wrong++;
  }
  return wrong / nulls;
}

/** How many months between two others a term that grows is shown. */
function months(reviews: readonly Review[]): string[] {
  const byMonth = [...Map.groupBy(reviews, ({ at }) => at.slice(0, 7))].filter(([, all]) => all.length >= 200);
  return byMonth.slice(1).map(([month, now], at) => {
    const found = emerging(byMonth[at]![1], now);
    const terms = found.terms.slice(0, 6).map(({ term, before, now: after }) => `${term} ${before}→${after}`);
    return `${month}: ${found.customers.before} / ${found.customers.now} reviews, ${found.tested} tested: ${terms.join(', ') || 'no detectable change'}`;
  });
}

/** How fast texts are matched against many topics, and what emerges in real reviews: `npm run bench topics <folder of olist>`. */
export async function run(): Promise<void> {
  const folder = process.argv[3];
  if (folder === undefined || !existsSync(folder)) {
    process.stderr.write('Which folder? npm run bench topics <folder with order_reviews.csv>\n');
    process.exit(1);
  }
  const reviews = reviewsIn(folder);
  const matcher = matcherOf(manyTopics(reviews));
  const matching = speed(reviews, (text) => matcher.find(text));
  const examples = reviews.slice(0, 400).map(({ text }, at) => ({ text, about: at % 2 === 0 }));
  const learning = cpu(() => learnTopic(examples));
  const model = { weights: new Float32Array(4_096), bias: 0 };
  const learnt = speed(reviews, (text) => probabilityOf(model, topicPieces(text)));
  const comparing = cpu(() => emerging(reviews.slice(0, 4_000), reviews.slice(-4_000)));
  for (const line of months(reviews)) process.stdout.write(`${line}\n`);
  report({
    bench: 'topics',
    figures: {
      reviews: reviews.length,
      'texts a second of processor time, 200 topics': matching.second,
      'p50 of a text, microseconds': matching.p50,
      'p95 of a text, microseconds': matching.p95,
      'p95 of a text, one learnt topic, microseconds': learnt.p95,
      'learning one topic from 400 examples, five parts, milliseconds of processor time': learning,
      'comparing twice 4,000 reviews, milliseconds of processor time': comparing,
      'null comparisons where anything was said to emerge, %': Math.round(1_000 * falseRate(reviews)) / 10,
    },
    limits: { 'milliseconds a text at most': 1, 'null comparisons, %': 5 },
  });
}
