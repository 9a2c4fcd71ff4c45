import { guessMapping } from '#core/touchpoints/import/guess.ts';
import { isSurvey, mapResponse, type SurveyMapping } from '#core/touchpoints/import/map-response.ts';
import { mapRow } from '#core/touchpoints/import/map-row.ts';
import type { Format, Mapping } from '#core/touchpoints/import/mapping.ts';
import { textOf, type Row } from '#core/touchpoints/import/values.ts';
import { sampleSource } from './byte-source.ts';
import { detect } from './detect.ts';
import { readItems, type Item } from './formats/index.ts';

/** The beginning of a file. */
export interface Sample {
  name: string;
  bytes: Buffer;
  /** Whether `bytes` is all of it. */
  whole: boolean;
}

interface How {
  /** Left out: guessed. */
  mapping?: Mapping | undefined;
  zone: string;
  now: Date;
  /** Adds the columns of lookups to rows, where their files are at hand. */
  join?: (rows: Row[], mapping: Mapping) => Promise<Row[]>;
}

const looked = 200;
const examplesShown = 20;

/** What a file is, which columns it has, how its rows would be taken: by the mapping given, else by a guess from the first rows. */
export async function previewImport(sample: Sample, how: How) {
  const { format, csv, plain } = detect(sample.name, sample.bytes);
  const name = sample.name.replace(/\.gz$/i, '');
  const settings = { format: how.mapping?.format ?? format, csv: how.mapping?.csv ?? csv };
  const items = await firstItems(name, { plain, whole: sample.whole }, settings);
  const rows = items.filter(({ reason }) => reason === undefined).map(({ row }) => row);
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const mapping = how.mapping ?? guess({ ...settings, columns, rows, name: sample.name, zone: how.zone });
  const joined = await (how.join?.(rows.slice(0, examplesShown), mapping) ?? rows);
  const examples = rows
    .slice(0, examplesShown)
    .map((row, at) => example(row, { joined: joined[at] ?? row, mapping, how }));
  return { format: settings.format, columns, mapping, examples };
}

async function firstItems(
  name: string,
  { plain, whole }: { plain: Buffer; whole: boolean },
  settings: { format: Format; csv?: Mapping['csv'] | undefined },
): Promise<Item[]> {
  const items: Item[] = [];
  try {
    for await (const item of readItems(sampleSource(name, plain), settings, { bytes: 0, rows: 0 })) {
      items.push(item);
      if (items.length > looked) break;
    }
  } catch (error) {
    // The sample may end in the middle of something; what was read until there will do.
    if (items.length === 0) throw error;
  }
  // The last row of a sample may be cut off.
  return whole && items.length <= looked ? items : items.slice(0, -1);
}

function guess(sample: Parameters<typeof guessMapping>[0]): Mapping {
  return sample.format === 'mbox' ? mailMapping(sample) : guessMapping(sample);
}

function mailMapping({ name, columns, rows, zone }: Parameters<typeof guessMapping>[0]): Mapping {
  const plain = guessMapping({ format: 'mbox', name, columns: ['date'], rows, zone });
  return {
    ...plain,
    occurredAt: { column: columns.includes('date') ? 'date' : 'Date', format: 'auto' },
    customer: {
      ...plain.customer,
      identifiers: [{ kind: 'email', value: 'from', strength: 'claimed' }],
      nobody: 'refuse',
    },
    interaction: {
      ...plain.interaction,
      touchpoint: { constant: 'support_mail' },
      channel: { constant: 'mail' },
      kind: { constant: 'message.received' },
    },
    facts: {},
    detail: { subject: 'subject' },
    key: ['message-id'],
    own: [],
  };
}

function example(row: Row, { joined, mapping, how }: { joined: Row; mapping: Mapping; how: How }) {
  const shown = Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, (textOf(value) ?? '').slice(0, 500)]),
  );
  const context = { zone: how.zone, now: how.now, own: row };
  if (isSurvey(mapping)) return { row: shown, ...exampleOfResponse(joined, mapping, context) };
  const made = mapRow(joined, mapping, context);
  if ('reason' in made) return { row: shown, becomes: null, reason: made.reason };
  const { occurredAt, touchpoint, channel, kind, facts, detail, claims, feelings } = made;
  const identifiers = claims.map((claim) => ({ kind: claim.kind as string, value: claim.value }));
  const becomes = {
    occurredAt,
    touchpoint,
    channel,
    kind: kind as string,
    facts,
    detail,
    identifiers,
    feelings: feelings ?? null,
  };
  return { row: shown, becomes, reason: null };
}

/** The answers stand among the facts, by their questions. */
function exampleOfResponse(row: Row, mapping: SurveyMapping, context: Parameters<typeof mapResponse>[2]) {
  const made = mapResponse(row, mapping, context);
  if ('undecided' in made) return { becomes: null, reason: made.undecided };
  if ('reason' in made) return { becomes: null, reason: made.reason };
  const { occurredAt, touchpoint, channel, facts, words, claims, answers } = made;
  const scores = Object.fromEntries(answers.map(({ question, score }) => [question, score]));
  const identifiers = claims.map((claim) => ({ kind: claim.kind as string, value: claim.value }));
  const what = { occurredAt, touchpoint, channel, kind: 'feedback.given', identifiers, feelings: null };
  return { becomes: { ...what, facts: { ...facts, ...scores }, detail: words }, reason: null };
}
