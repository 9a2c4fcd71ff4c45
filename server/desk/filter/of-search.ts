import { placeWords, readSearch, type SearchQuery, type SearchTerm } from '#core/channels/search/search-query.ts';
import { readyStatuses, type Category } from '#core/desk/category.ts';
import { readDaysFromToday } from '#core/time/days-from-today.ts';
import { places, type ConversationFilter, type FilterPlace } from '#core/desk/filter.ts';
import { isMasked, listMembers } from '#people';
import type { Actor, Tx } from '#platform';
import { listTags } from '../marks/tags.ts';
import { listReasons } from '../reasons/list.ts';
import { periodOf } from '../search/conditions.ts';
import { experienceOfAsked } from './asked-experience.ts';
import { testsOfAsked } from './asked-fields.ts';
import { statusesOf } from '../status/statuses.ts';
import { listedBy } from '../views/listed.ts';

interface Part {
  filter: ConversationFilter;
  /** What no filter says. */
  left: string[];
}

/** A search as the filter of a view, with that of the view in which it is looked for, and what of it no view can say. */
export async function filterOfSearch(
  tx: Tx,
  { q, saved }: { q: string; saved?: string | undefined },
  actor: Actor,
): Promise<Part> {
  const query = readSearch(q);
  const around = saved === undefined ? {} : (await listedBy(tx, saved, actor)).filter;
  const parts = [
    await ofStatus(tx, query),
    await ofTags(tx, query),
    await ofReasons(tx, query),
    await ofAssignee(tx, query),
    await ofPeriod(tx, query),
    await ofFields(tx, query, around),
    ofExperience(query, around),
    ofWords(query, actor),
    {
      filter: { ...said({ channel: query.channel, stage: query.stages }), ...(query.hasFile ? { hasFile: true } : {}) },
      left: [],
    },
  ];
  return {
    filter: Object.assign({}, around, ...parts.map(({ filter }) => filter)) as ConversationFilter,
    left: parts.flatMap(({ left }) => left),
  };
}

/** Lists and times; an empty one says nothing. */
function said(parts: ConversationFilter): ConversationFilter {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => Object.keys(part as object).length > 0));
}

const isPlace = (word: string): word is FilterPlace => placeWords.some((each) => each === word);

/** Places by their own words; with a status of the company's among them, all of them as statuses. */
async function ofStatus(tx: Tx, { status, place }: SearchQuery): Promise<Part> {
  if (status.length === 0) return { filter: place === 'usual' ? {} : { place: [...places] }, left: [] };
  if (status.every(isPlace)) return { filter: { place: status }, left: [] };
  const all = await statusesOf(tx);
  const idsOf = (word: string) =>
    word in readyStatuses
      ? [readyStatuses[word as Category].id]
      : all.filter(({ name }) => name.toLowerCase() === word).map(({ id }) => id);
  const ids = status.flatMap(idsOf);
  const left = status.filter((word) => idsOf(word).length === 0).map((word) => `status:${quoted(word)}`);
  return { filter: said({ status: ids }), left };
}

async function ofTags(tx: Tx, { tags }: SearchQuery): Promise<Part> {
  if (tags.length === 0) return { filter: {}, left: [] };
  const known = new Map((await listTags(tx, { counted: false })).items.map(({ id, name }) => [name.toLowerCase(), id]));
  const all = tags.flatMap((name) => known.get(name.toLowerCase()) ?? []);
  const left = tags.filter((name) => !known.has(name.toLowerCase())).map((name) => `tag:${quoted(name)}`);
  return { filter: all.length === 0 ? {} : { tagged: { all } }, left };
}

async function ofReasons(tx: Tx, { reasons }: SearchQuery): Promise<Part> {
  if (reasons.length === 0) return { filter: {}, left: [] };
  const all = (await listReasons(tx)).items;
  const idsOf = (word: string): string[] =>
    word.toLowerCase() === 'none'
      ? ['none']
      : all.filter(({ name }) => name.toLowerCase() === word.toLowerCase()).map(({ id }) => id);
  const reason = reasons.flatMap(idsOf) as NonNullable<ConversationFilter['reason']>;
  const left = reasons.filter((word) => idsOf(word).length === 0).map((word) => `reason:${quoted(word)}`);
  return { filter: said({ reason }), left };
}

async function ofAssignee(tx: Tx, { assignee }: SearchQuery): Promise<Part> {
  if (assignee === null) return { filter: {}, left: [] };
  const said = assignee.toLowerCase();
  if (said === 'me') return { filter: { assignee: ['me'] }, left: [] };
  if (said === 'nobody' || said === 'none') return { filter: { assignee: ['nobody'] }, left: [] };
  const found = (await listMembers(tx)).filter(({ name, email }) => `${name} ${email}`.toLowerCase().includes(said));
  return found.length === 0
    ? { filter: {}, left: [`assignee:${quoted(assignee)}`] }
    : { filter: { assignee: found.slice(0, 50).map(({ user }) => user) }, left: [] };
}

/** Beside those of the view in which it is looked for. */
async function ofFields(tx: Tx, { fields }: SearchQuery, around: ConversationFilter): Promise<Part> {
  const { tests, strange } = await testsOfAsked(tx, fields);
  return {
    filter: tests.length === 0 ? {} : { fields: [...(around.fields ?? []), ...tests].slice(0, 50) },
    left: strange.map(({ typed }) => typed),
  };
}

/** Beside those of the view in which it is looked for, too. */
function ofExperience(query: SearchQuery, around: ConversationFilter): Part {
  const { filter, strange } = experienceOfAsked(query);
  const { slower, scores } = filter;
  return {
    filter: {
      ...(slower === undefined ? {} : { slower: [...(around.slower ?? []), ...slower].slice(0, 50) }),
      ...(scores === undefined ? {} : { scores: [...(around.scores ?? []), ...scores].slice(0, 50) }),
    },
    left: strange.map(({ typed }) => typed),
  };
}

/** Something was written in it from a moment on when it was not over before; and before a moment when it had begun by then. */
async function ofPeriod(tx: Tx, query: SearchQuery): Promise<Part> {
  const still = (said: string | null) => (said === null || readDaysFromToday(said) !== null ? null : said);
  const { before, after, during } = query;
  const at = await periodOf(tx, { ...query, before: still(before), after: still(after), during: still(during) });
  const moving = (key: 'since' | 'until' | 'before', said: string | null) => {
    const days = said === null ? null : readDaysFromToday(said);
    return days === null ? {} : { [key]: days };
  };
  const created = {
    ...(at.before === null ? {} : { to: at.before }),
    ...moving('until', during),
    ...moving('before', before),
  };
  const updated = {
    ...(at.after === null ? {} : { from: at.after }),
    ...moving('since', after),
    ...moving('since', during),
  };
  const both = moving('since', after).since !== undefined && moving('since', during).since !== undefined;
  return { filter: said({ created, updated }), left: both ? [`after:${quoted(after!)}`] : [] };
}

function ofWords({ terms }: SearchQuery, actor: Actor): Part {
  const sayable = (term: SearchTerm) => term.of === 'words' && !term.not && !isMasked(actor);
  const subject = terms.filter(sayable).map(({ text }) => text);
  return {
    filter: subject.length === 0 ? {} : { subject: subject.join(' ').slice(0, 200) },
    left: terms.filter((term) => !sayable(term)).map(asTyped),
  };
}

function asTyped({ text, phrase, not, of }: SearchTerm): string {
  return `${not ? '-' : ''}${of === 'words' ? '' : `${of}:`}${phrase ? `"${text}"` : text}`;
}

function quoted(text: string): string {
  return /\s/.test(text) ? `"${text}"` : text;
}
