import { claimKinds, type ClaimKind } from '#core/customers/claim.ts';
import { isJunk } from '#core/customers/junk.ts';
import { isFactWord } from '../facts.ts';
import { scales, type Scale } from '../scales.ts';
import { touchpointKeyOf } from '../touchpoint-catalogue.ts';
import { mapping, type CsvSettings, type Format, type Mapping, type Value } from './mapping.ts';
import { timeOf } from './times.ts';
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

interface ColumnSample {
  name: string;
  texts: string[];
}

/** A mapping names columns up to this length: a longer one is a sentence, not a name. */
const longestColumn = 200;

/** A mapping to begin with, from the names of the columns and the first rows. Always to be looked at by a person. */
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
  const time = take(timeColumn(all, sample.zone)) ?? columns[0] ?? '1';
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

const isTime = (zone: string) => (text: string) => timeOf(text, { format: 'auto', zone }) !== undefined;

function timeColumn(columns: readonly ColumnSample[], zone: string): ColumnSample | undefined {
  const times = columns.filter(({ texts }) => share(texts, isTime(zone)) >= 0.9);
  const said = [/answer|occurred|complete/i, /timestamp|^time|:timestamp/i, /date|_at$|created|sent|received/i];
  for (const pattern of said) {
    const found = times.find(({ name }) => pattern.test(name));
    if (found !== undefined) return found;
  }
  return times[0];
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

const scored: ReadonlyArray<readonly [Scale, RegExp]> = [
  ['nps', /nps|recommend/i],
  ['ces7', /ces|effort|ease/i],
  ['csat5', /csat|satisf|score|rating|stars|review/i],
];

function scoreColumn(columns: readonly ColumnSample[]): ScoreColumn | undefined {
  for (const [scale, pattern] of scored)
    for (const column of columns) {
      const { min, max } = scales[scale];
      const onScale = (text: string) => {
        const number = numberOf(text);
        return number !== undefined && Number.isInteger(number) && number >= min && number <= max;
      };
      if (pattern.test(column.name) && !/id$/i.test(column.name) && share(column.texts, onScale) > 0.95)
        return { column, scale };
    }
  return undefined;
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
