import type { Claim } from '#core/customers/claim.ts';
import { isFactWord, moneyOf, type Fact, type Facts } from '../facts.ts';
import { isKind, kinds, type InteractionKind } from '../kinds.ts';
import { fitsScale, scales, type Feelings } from '../scales.ts';
import { touchpointKeyOf } from '../touchpoint-catalogue.ts';
import { datedOf, type Dated } from './dated.ts';
import { derive } from './derive.ts';
import { noTimeFound, type Mapping, type Value } from './mapping.ts';
import { timeOf } from './times.ts';
import { factOf, numberOf, read, textOf, type Row } from './values.ts';

/** A row as the interaction it becomes; who it is about is still a claim. */
export interface MappedRow {
  claims: Claim[];
  attributes: Record<string, string>;
  occurredAt: Date;
  channel: string;
  touchpoint: string;
  kind: InteractionKind;
  facts: Facts;
  feelings?: Feelings;
  detail: Record<string, string>;
  /** What makes the row the same when it comes again. */
  identity: string;
}

export interface MapContext {
  /** The zone of times that name none. */
  zone: string;
  now: Date;
}

/** Why a row cannot be taken, in words for whoever sees the file of refused rows. */
export interface Refusal {
  reason: string;
}

const earliest = Date.UTC(1970, 0, 2);
const dayMilliseconds = 86_400_000;

/** Makes an interaction of a row, or says why not. `row` holds the columns of lookups too, `own` only those of the file. */
export function mapRow(row: Row, mapping: Mapping, context: MapContext & { own: Row }): MappedRow | Refusal {
  const zone = mapping.occurredAt.zone ?? context.zone;
  const whole = derive(row, mapping.derive, { zone, decimalComma: mapping.decimalComma });
  const occurredAt = occurred(whole, mapping, { zone, now: context.now });
  if ('reason' in occurredAt) return occurredAt;
  const what = happened(whole, mapping);
  if ('reason' in what) return what;
  const { words, ...rest } = what;
  return {
    ...rest,
    claims: claimsOf(whole, mapping),
    attributes: texts(whole, mapping.customer.attributes),
    occurredAt: occurredAt.time,
    detail: { ...words, ...texts(whole, mapping.detail) },
    identity: identityOf(context.own, mapping.key),
  };
}

type Happened = Pick<MappedRow, 'kind' | 'touchpoint' | 'channel' | 'facts' | 'feelings'> & {
  words: Record<string, string>;
};

function happened(row: Row, mapping: Mapping): Happened | Refusal {
  const { interaction } = mapping;
  const kind = textOf(read(row, interaction.kind)) ?? 'event.tracked';
  if (!isKind(kind)) return { reason: `"${shortened(kind)}" is not a kind of interaction` };
  const touchpoint = textOf(read(row, interaction.touchpoint));
  if (touchpoint === undefined) return { reason: `the touchpoint (${named(interaction.touchpoint)}) is missing` };
  const feelings = feelingsOf(row, mapping);
  if (feelings !== undefined && 'reason' in feelings) return feelings;
  const { facts, words } = factsOf(row, mapping);
  const wrong = kinds[kind].facts.safeParse(facts).error?.issues[0];
  if (wrong !== undefined) return { reason: `the fact ${wrong.path.join('.')} ${wrong.message}` };
  const channel = touchpointKeyOf(textOf(read(row, interaction.channel)) ?? 'import');
  return {
    kind,
    touchpoint: touchpointKeyOf(touchpoint),
    channel,
    facts,
    words,
    ...(feelings === undefined ? {} : { feelings }),
  };
}

/** Of a long text its beginning. */
export function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function named(value: Value): string {
  if (typeof value === 'string') return value;
  return 'template' in value ? value.template : String(value.constant);
}

/** When it happened, and how exactly the row says so; or why that cannot be told. */
export function occurred(
  row: Row,
  { occurredAt }: Mapping,
  { zone, now }: MapContext,
): { time: Date; dated: Dated } | Refusal {
  const { column, format, as } = occurredAt;
  if (column === '' && as === undefined) return { reason: noTimeFound };
  const raw = as === undefined ? row[column] : read(row, { template: as });
  const name = as ?? column;
  const text = textOf(raw);
  if (text === undefined) return { reason: `the time (${name}) is missing` };
  const found = as === undefined ? exactly(timeOf(raw, { format, zone })) : datedOf(text, { format, zone, now });
  if (found === undefined) return { reason: `"${shortened(text)}" in ${name} is no time that we can read` };
  const at = found.time.getTime();
  if (at > now.getTime() + dayMilliseconds) return { reason: `the time in ${name} lies in the future` };
  return at < earliest ? { reason: `the time in ${name} lies before 1970` } : found;
}

function exactly(time: Date | undefined): { time: Date; dated: Dated } | undefined {
  return time && { time, dated: 'time' };
}

/** Whom a row names. */
export function claimsOf(row: Row, { customer }: Pick<Mapping, 'customer'>): Claim[] {
  return customer.identifiers.flatMap(({ kind, value, strength }) => {
    const text = textOf(read(row, value));
    return text === undefined ? [] : [{ kind, value: text, strength }];
  });
}

/** The texts that stand where values say; what is missing is left out. */
export function texts(row: Row, values: Readonly<Record<string, Value | undefined>>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    const text = value === undefined ? undefined : textOf(read(row, value));
    if (text !== undefined) found[name] = text.slice(0, 10_000);
  }
  return found;
}

/**
 * Facts are numbers, flags and words of short lists; anything else becomes words beside the spine. An `amount` with its
 * `currency` is kept in the smallest unit of it, as that of a tracked order is.
 */
export function factsOf(row: Row, mapping: Mapping): { facts: Facts; words: Record<string, string> } {
  const facts: Record<string, Fact> = {};
  const words: Record<string, string> = {};
  for (const [name, value] of Object.entries(mapping.facts)) {
    const fact = factOf(read(row, value), mapping.decimalComma);
    if (fact === undefined) continue;
    if (typeof fact === 'string' && !isFactWord(fact)) words[name] = fact.slice(0, 10_000);
    else facts[name] = fact;
  }
  const { amount, currency } = facts;
  return { facts: { ...facts, ...moneyOf({ amount, currency }) }, words };
}

function feelingsOf(row: Row, { feelings, decimalComma }: Mapping): Feelings | Refusal | undefined {
  if (feelings === undefined) return undefined;
  const raw = read(row, feelings.score);
  if (textOf(raw) === undefined) return undefined;
  const score = numberOf(raw, decimalComma);
  const { name } = scales[feelings.scale];
  if (score === undefined || !fitsScale(feelings.scale, score))
    return { reason: `"${shortened(textOf(raw) ?? '')}" is not on the scale (${name})` };
  return { scale: feelings.scale, score };
}

/** What names a row: the key's columns, else all of it. */
export function identityOf(own: Row, key: readonly string[]): string {
  const parts = key.map((column) => textOf(own[column]) ?? null);
  return JSON.stringify(key.length > 0 && parts.some((part) => part !== null) ? parts : own);
}
