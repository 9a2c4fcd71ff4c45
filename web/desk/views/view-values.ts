import type { ScoreTest, SlowTest } from '#core/desk/experience-test.ts';
import type { WireFilter, ViewSort } from '#core/desk/filter.ts';
import type { WireAttributeTest, WireFieldTest } from '#core/desk/typed-test.ts';
import type { SavedView } from './saved-views.ts';
import { isSaid, typedValue, wireOf, type TypedValue } from './typed-values.ts';

/** A view as its form holds it: what is not said is an empty list. */
export interface ViewValues extends Record<string, unknown> {
  name: string;
  place: string[];
  status: string[];
  assignee: string[];
  team: string[];
  channel: string[];
  account: string[];
  any: string[];
  all: string[];
  none: string[];
  priority: string[];
  reason: string[];
  stage: string[];
  waitingLonger: string;
  subject: string;
  following: boolean;
  /** Attached files: `yes`, `no`, or nothing said. */
  hasFile: string;
  /** What must hold of fields and attributes. */
  typed: TypedValue[];
  /** How long service took, and which scores were given. */
  slower: SlowTest[];
  scores: ScoreTest[];
  /** Times that the form shows and takes out; they come from a search or the API. */
  created: WireFilter['created'];
  updated: WireFilter['updated'];
  sort: ViewSort;
  audience: string;
}

const lists = ['place', 'status', 'assignee', 'team', 'channel', 'account', 'priority', 'reason', 'stage'] as const;
type List = (typeof lists)[number];

function listsOf(filter: WireFilter): Pick<ViewValues, List> {
  return Object.fromEntries(lists.map((key) => [key, filter[key] ?? []])) as unknown as Pick<ViewValues, List>;
}

function tagsOf({ tagged = {} }: WireFilter): Pick<ViewValues, 'any' | 'all' | 'none'> {
  const { any = [], all = [], none = [] } = tagged;
  return { any, all, none };
}

const fresh = { name: '', sort: 'newest', audience: 'me' } as const;

function typedIn({ hasFile, fields = [], attributes = [] }: WireFilter): Pick<ViewValues, 'hasFile' | 'typed'> {
  const file = hasFile === true ? 'yes' : 'no';
  return { hasFile: hasFile === undefined ? '' : file, typed: [...fields, ...attributes].map(typedValue) };
}

/** A view as its form begins; a new one with what is open, or with another filter. */
export function valuesOf(view: SavedView | undefined, begin: WireFilter = { place: ['open'] }): ViewValues {
  const filter = view?.filter ?? begin;
  const { subject = '', following = false, waitingLonger = '', created, updated, slower = [], scores = [] } = filter;
  const { name, sort, audience } = view ?? fresh;
  return {
    ...listsOf(filter),
    ...tagsOf(filter),
    name,
    sort,
    audience,
    subject,
    following,
    ...typedIn(filter),
    created,
    updated,
    slower,
    scores,
    waitingLonger: String(waitingLonger),
  };
}

function said<Value>(key: string, values: readonly Value[]): Record<string, readonly Value[]> {
  return values.length === 0 ? {} : { [key]: values };
}

function typedOf({ typed }: ViewValues, of: TypedValue['of']) {
  return typed.filter((value) => value.of === of && isSaid(value)).map(wireOf);
}

/** The filter that a form says. */
export function filterOf(values: ViewValues): WireFilter {
  const { created, updated } = values;
  const tagged = { ...said('any', values.any), ...said('all', values.all), ...said('none', values.none) };
  return Object.assign(
    {},
    ...lists.map((key) => said(key, values[key])),
    Object.keys(tagged).length === 0 ? {} : { tagged },
    values.waitingLonger === '' ? {} : { waitingLonger: Number(values.waitingLonger) },
    values.subject.trim() === '' ? {} : { subject: values.subject.trim() },
    values.following ? { following: true } : {},
    values.hasFile === '' ? {} : { hasFile: values.hasFile === 'yes' },
    said('slower', values.slower),
    said('scores', values.scores),
    said('fields', typedOf(values, 'field') as WireFieldTest[]),
    said('attributes', typedOf(values, 'attribute') as WireAttributeTest[]),
    created === undefined ? {} : { created },
    updated === undefined ? {} : { updated },
  ) as WireFilter;
}
