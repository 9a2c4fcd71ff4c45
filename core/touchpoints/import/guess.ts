import { claimKinds, type ClaimKind } from '#core/customers/claim.ts';
import { isJunk } from '#core/customers/junk.ts';
import { isFactWord } from '../facts.ts';
import { scales, type Scale } from '../scales.ts';
import { touchpointKeyOf } from '../touchpoint-catalogue.ts';
import { mapping, type CsvSettings, type Format, type Mapping, type Value } from './mapping.ts';
import { isTime, timeColumn } from './guess-time.ts';
import { wordsOf, type ColumnSample } from './column.ts';
import { numberOf, textOf, type Row } from './values.ts';

interface Sample {
  format: Format;
  csv?: CsvSettings | undefined;
  columns: readonly string[];
  rows: readonly Row[];
  /** The file's name without folder. */
  name: string;
  zone: string;
}

/** A mapping names columns up to this length: a longer one is a sentence, not a name. */
const longestColumn = 200;

/**
 * A mapping to begin with, from the names of the columns and the first rows. Always to be looked at by a person. Where no column
 * looks like a time, `occurredAt` names none (see `namesNoTime`).
 */
export function guessMapping(sample: Sample): Mapping {
  const columns = sample.columns.filter((name) => name.length <= longestColumn);
  const all = columns.map((name): ColumnSample => ({
    name,
    texts: sample.rows.flatMap((row) => textOf(row[name]) ?? []),
  }));
  const taken = new Set<string>();
  const left = () => all.filter(({ name }) => !taken.has(name));
  const take = (found: ColumnSample | undefined) =>
    found === undefined ? undefined : (taken.add(found.name), found.name);
  const time = take(timeColumn(all, { rows: sample.rows.length, zone: sample.zone })) ?? '';
  const identifiers = identifiersOf(left(), take);
  const touchpoint = take(bestNamed(left(), touchpointNames));
  const score = scoreColumn(left());
  take(score?.column);
  return mapping.parse({
    format: sample.format,
    csv: sample.csv,
    source: sourceName(sample.name),
    occurredAt: { column: time },
    customer: { identifiers, nobody: identifiers.length === 0 ? 'each' : 'refuse' },
    ...whatHappened(sample, touchpoint, score),
    ...restOf(left(), sample.zone),
  });
}

const touchpointNames = /^(touchpoint|activity|activityid|event|event_name|concept:name|stage|step|action)$/i;

function sourceName(file: string): string {
  const bare = file.replace(/\.[a-z0-9]{1,5}(\.gz)?$/i, '').slice(0, 120);
  return bare === '' ? 'import' : bare;
}

function whatHappened(sample: Sample, touchpoint: string | undefined, score: ScoreColumn | undefined) {
  if (score === undefined)
    return { interaction: { touchpoint: touchpoint ?? { constant: touchpointKeyOf(sourceName(sample.name)) } } };
  return {
    interaction: { touchpoint: touchpoint ?? { constant: 'survey' }, kind: { constant: 'survey.answered' } },
    feelings: { scale: score.scale, score: score.column.name },
  };
}

interface ScoreColumn {
  column: ColumnSample;
  scale: Scale;
}

function share(texts: readonly string[], test: (text: string) => boolean): number {
  return texts.length === 0 ? 0 : texts.filter(test).length / texts.length;
}

function bestNamed(columns: readonly ColumnSample[], pattern: RegExp): ColumnSample | undefined {
  return columns.find(({ name, texts }) => pattern.test(name.trim()) && texts.length > 0);
}

const names: ReadonlyArray<readonly [ClaimKind, RegExp]> = [
  ['email', /e-?mail|^from$/i],
  ['phone', /phone|mobile|^tel/i],
  ['user_id', /^(user|customer|client|member|account)_?(id|number|no|key)$/i],
  ['anonymous_id', /^(anonymous|visitor|cookie|session)_?id$/i],
  ['device', /^device_?id$/i],
];

function identifiersOf(columns: readonly ColumnSample[], take: (column: ColumnSample) => unknown) {
  const found: Array<{ kind: ClaimKind; value: Value }> = [];
  for (const [kind, pattern] of names) {
    const column = columns.find(
      ({ name, texts }) => pattern.test(name.trim()) && share(texts, (text) => !isJunk(text)) > 0.5,
    );
    if (column !== undefined) found.push({ kind, value: (take(column), column.name) });
  }
  const group = columns.find(({ name }) =>
    /^(case_?id|case:concept:name|order_?id|ticket_?id|incident_?id|number)$/i.test(name.trim()),
  );
  if (found.length === 0 && group !== undefined)
    found.push({ kind: 'external_id', value: { template: `${caseWord(group.name)}:{${group.name}}` } });
  return found.toSorted((one, other) => claimKinds.indexOf(one.kind) - claimKinds.indexOf(other.kind));
}

function caseWord(name: string): string {
  return /case/i.test(name) ? 'case' : name.toLowerCase().replace(/_?id$/, '');
}

/** Ease of 1 to 5 is on none of the scales: its scores would be effort upside down, or ease that is never high. */
const scored: ReadonlyArray<readonly [Scale, RegExp]> = [
  ['nps', /\bnps\b|recommend/],
  ['ces7', /\bces\b|\bease\b|\beasy\b/],
  ['ces5', /\bces\b|effort/],
  ['csat5', /csat|satisf|score|\bratings?\b|\bstars?\b|\bsterne\b|review/],
];

function scoreColumn(columns: readonly ColumnSample[]): ScoreColumn | undefined {
  for (const [scale, pattern] of scored)
    for (const column of columns)
      if (pattern.test(wordsOf(column.name)) && !/id$/i.test(column.name) && isOnScale(column, scale))
        return { column, scale };
  return undefined;
}

/** Most are on the scale: a wrong one among them costs its own row. More than a few other numbers are another scale. */
function isOnScale({ texts }: ColumnSample, scale: Scale): boolean {
  const { min, max } = scales[scale];
  const numbers = texts.flatMap((text) => numberOf(text) ?? []);
  const fitting = numbers.filter((number) => Number.isInteger(number) && number >= min && number <= max).length;
  const beyond = scale !== 'ces7' || numbers.some((number) => number > scales.ces5.max);
  return beyond && fitting > texts.length / 2 && numbers.length - fitting <= Math.max(1, texts.length / 10);
}

/** What is left: numbers, flags and words of short lists are facts, everything else are words. */
function restOf(columns: readonly ColumnSample[], zone: string): Pick<Mapping, 'facts' | 'detail'> {
  const facts: Record<string, Value> = {};
  const detail: Record<string, Value> = {};
  for (const column of columns) {
    const key = column.name
      .replaceAll(/[^A-Za-z0-9]+/g, '_')
      .replaceAll(/^_+|_+$|^\d+_?/g, '')
      .slice(0, 40);
    if (isFactColumn(column, zone) && key !== '' && Object.keys(facts).length < 24) facts[key] = column.name;
    else if (Object.keys(detail).length < 40 && column.name !== '') detail[column.name.slice(0, 60)] = column.name;
  }
  return { facts, detail };
}

function isFactColumn({ name, texts }: ColumnSample, zone: string): boolean {
  if (texts.length === 0 || /id$|number$|code$|zip|name|mail|phone|address|birth/i.test(name)) return false;
  if (share(texts, isTime(zone)) > 0.5) return false;
  if (share(texts, (text) => numberOf(text) !== undefined) > 0.95) return true;
  const different = new Set(texts).size;
  return share(texts, isFactWord) === 1 && different <= 12 && different < texts.length / 2;
}
