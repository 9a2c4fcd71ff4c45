import { z } from 'zod';
import { channelKinds, type Channel } from '#core/channels/channel.ts';
import { stage, type Stage } from '#core/touchpoints/stage.ts';
import { saysDays } from '../../time/days-from-today.ts';
import { readAskedField, type AskedField } from './asked-field.ts';

/** A word or words in quotes that must stand there, or must not. */
export interface SearchTerm {
  text: string;
  /** In quotes: exactly so, one after the other. */
  phrase: boolean;
  not: boolean;
  /** Of whom it was written, to whom, or anywhere. */
  of: 'from' | 'to' | 'words';
}

/** What somebody typed into the search, as it was understood. */
export interface SearchQuery {
  terms: SearchTerm[];
  /** Names of statuses, in small letters: `open`, `resolved`, `spam`, or the company's own; any of them. */
  status: string[];
  channel: Channel[];
  /** `me`, `nobody`, or words of a member's name. */
  assignee: string | null;
  /** Names of tags; all of them must be there. */
  tags: string[];
  /** Names of reasons, of groups too; one of them must be its reason. `none`: nobody said one. */
  reasons: string[];
  stages: Stage[];
  /** The company's fields with what must stand in them; all of it must hold. */
  fields: AskedField[];
  /** Times of service with how long they took, and scales with a score. */
  slower: AskedField[];
  scores: AskedField[];
  /** Days as typed: `2026`, `2026-03`, `2026-03-14`, `last-7-days`. Before the first moment of them, from it on, or in them. */
  before: string | null;
  after: string | null;
  during: string | null;
  hasFile: boolean;
  /** Where to look: all but spam when nothing is said. */
  place: 'usual' | 'anywhere';
  /** What was not understood, a sentence each. */
  problems: string[];
}

/** Places by the product's own words; every other status is called as the company calls it. */
export const placeWords = ['open', 'waiting', 'on-hold', 'resolved', 'spam'] as const;
const statuses = z.enum(placeWords);
const channels = z.enum(channelKinds);
const mostTerms = 12;

/** What can stand before a colon. */
export const searchFilters = [
  'from',
  'to',
  'tag',
  'reason',
  'stage',
  'status',
  'channel',
  'assignee',
  'during',
  'before',
  'after',
  'field',
  'slower',
  'score',
  'has',
  'in',
] as const;
export type FilterName = (typeof searchFilters)[number];

interface Filter {
  value: string;
  not: boolean;
  phrase: boolean;
}

type Reading = (query: SearchQuery, filter: Filter) => string | undefined;

const person =
  (of: 'from' | 'to'): Reading =>
  (query, { value, not, phrase }) =>
    void query.terms.push({ text: value, phrase, not, of });

const day =
  (which: 'before' | 'after' | 'during'): Reading =>
  (query, { value }) => {
    if (!saysDays(value))
      return `“${which}:” takes a day, a month or a year such as 2026-03-14, 2026-03 or 2026, or yesterday, this-month or last-7-days.`;
    query[which] = value;
    return undefined;
  };

const oneOf =
  <Value extends string>(key: 'channel' | 'stage', values: z.ZodType<Value> & { options: readonly Value[] }): Reading =>
  (query, { value }) => {
    const read = values.safeParse(value.toLowerCase());
    if (!read.success) return `“${key}:” takes ${values.options.join(', ')}, not “${value}”.`;
    (query[key === 'stage' ? 'stages' : key] as string[]).push(read.data);
    return undefined;
  };

const compared =
  (which: 'slower' | 'score', like: string): Reading =>
  (query, { value }) => {
    const read = readAskedField(value);
    if (typeof read === 'string') return `“${which}:” is said such as ${which}:${like}, not “${value}”.`;
    query[which === 'slower' ? 'slower' : 'scores'].push(read);
    return undefined;
  };

const readings: Record<FilterName, Reading> = {
  from: person('from'),
  to: person('to'),
  tag: (query, { value }) => void query.tags.push(value),
  reason: (query, { value }) => void query.reasons.push(value),
  stage: oneOf('stage', stage),
  field: (query, { value }) => {
    const read = readAskedField(value);
    if (typeof read === 'string') return read;
    query.fields.push(read);
    return undefined;
  },
  status: (query, { value }) => void query.status.push(value.toLowerCase()),
  channel: oneOf('channel', channels),
  assignee: (query, { value }) => {
    query.assignee = value;
    return undefined;
  },
  during: day('during'),
  before: day('before'),
  after: day('after'),
  slower: compared('slower', 'first-response>4h'),
  score: compared('score', 'csat5<3'),
  has: (query, { value }) => {
    if (!/^(file|files|attachment|attachments)$/i.test(value)) return `“has:” takes file, not “${value}”.`;
    query.hasFile = true;
    return undefined;
  },
  in: (query, { value }) => {
    const read = statuses.safeParse(value.toLowerCase());
    if (read.success) query.status.push(read.data);
    else if (/^(anywhere|everywhere|all)$/i.test(value)) query.place = 'anywhere';
    else return `“in:” takes open, waiting, on-hold, resolved, spam or anywhere, not “${value}”.`;
    return undefined;
  },
};

const negatable = new Set<FilterName>(['from', 'to']);
/** A field is its name and what must stand in it in one piece, each in quotes or not. */
const piece = /(-)?(?:(field):((?:"[^"]*"?|[^\s"])+)|(?:([a-z]+):)?(?:"([^"]*)"?|(\S+)))/giu;

/**
 * Reads what was typed: words, "words in a row", -without, and filters such as `from:anna before:2026-03`. Never fails: what
 * is not understood stands in `problems` in the words of who typed it. A word before a colon that is no filter is a word.
 */
export function readSearch(typed: string): SearchQuery {
  const query: SearchQuery = {
    ...{
      terms: [],
      status: [],
      channel: [],
      assignee: null,
      tags: [],
      reasons: [],
      stages: [],
      fields: [],
      slower: [],
      scores: [],
    },
    ...{ before: null, after: null, during: null, hasFile: false, place: 'usual', problems: [] },
  };
  for (const match of typed.replaceAll(/[“”„«»]/g, '"').matchAll(piece)) readPiece(query, match);
  if (query.terms.length > mostTerms) {
    query.terms.length = mostTerms;
    query.problems.push(`Only the first ${mostTerms} words were looked for.`);
  }
  return query;
}

function isFilter(name: string | undefined): name is FilterName {
  return name !== undefined && Object.hasOwn(readings, name);
}

function readPiece(query: SearchQuery, match: RegExpExecArray): void {
  const [whole, minus, field, asked, before, quoted, bare] = match;
  const not = minus !== undefined;
  if (field !== undefined && asked !== undefined) {
    readFilter(query, 'field', { value: asked, not, phrase: false });
    return;
  }
  const name = before?.toLowerCase();
  const phrase = quoted !== undefined;
  const value = (quoted ?? bare ?? '').trim();
  if (isFilter(name)) readFilter(query, name, { value, not, phrase });
  else {
    const text = name === undefined || phrase ? value : whole.slice(not ? 1 : 0);
    addWords(query, { text, phrase, not, of: 'words' });
  }
}

function readFilter(query: SearchQuery, name: FilterName, filter: Filter): void {
  if (filter.value === '') return;
  const problem =
    filter.not && !negatable.has(name)
      ? `“-${name}:” is not possible: only words, from: and to: can be left out.`
      : readings[name](query, filter);
  if (problem !== undefined) query.problems.push(problem);
}

/** A filter that is being typed is no word yet. */
const begun = new RegExp(`^(${searchFilters.join('|')}):$`, 'i');

function addWords(query: SearchQuery, term: SearchTerm): void {
  if (/[\p{L}\p{N}]/u.test(term.text) && !begun.test(term.text)) query.terms.push(term);
}

/** Whether anything is asked for: else there is nothing to look up. */
export function asksForSomething({
  terms,
  status,
  channel,
  assignee,
  tags,
  reasons,
  stages,
  fields,
  slower,
  scores,
  before,
  after,
  during,
  hasFile,
  place,
}: SearchQuery): boolean {
  const said = [terms, status, channel, tags, reasons, stages, fields, slower, scores].some(({ length }) => length > 0);
  return said || hasFile || place === 'anywhere' || [assignee, before, after, during].some((value) => value !== null);
}
