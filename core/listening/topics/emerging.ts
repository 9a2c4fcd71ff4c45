import { discoveries } from '../../statistics/discoveries.ts';
import { compareProportions } from '../../statistics/proportions.ts';
import { growthOf } from './growth.ts';
import { termsIn } from './terms.ts';
import { wordsOf } from './words.ts';

/** One text of one customer, from the period before or from now. */
export interface CustomerText {
  now: boolean;
  text: string;
}

/** Customers who use a term; the whole are all customers of their period. */
export interface EmergingTerm {
  term: string;
  before: number;
  now: number;
  p: number;
  /** Of shares, 0 to 1. */
  difference: { value: number; low: number; high: number };
}

export interface Emerging {
  customers: { before: number; now: number };
  /** How many words and pairs were looked at. */
  tested: number;
  terms: EmergingTerm[];
}

/** A term that fewer customers use is not looked at and not shown: it could be about one of them. */
export const fewestCustomers = 5;
/** Growth below both is no growth worth a name. */
export const smallestGrowth = { share: 0.01, ratio: 1.5 };
const rate = 0.05;
const mostTerms = 40;
/** A word stands for itself only where so many more use it than the pair that it is in. */
const beyondPair = 1.25;

interface Counts {
  before: number;
  now: number;
}

/** Counts terms text by text, so that texts need not be held together. */
export interface Counting {
  customers: Counts;
  terms: Map<string, Counts>;
  capitals: Map<string, number>;
}

export function newCounting(): Counting {
  return { customers: { before: 0, now: 0 }, terms: new Map(), capitals: new Map() };
}

/** Adds the one text of a customer in a period. */
export function countText({ customers, terms, capitals }: Counting, { now, text }: CustomerText): void {
  const when = now ? 'now' : 'before';
  const found = termsIn(text);
  if (found.terms.size === 0) return;
  customers[when]++;
  for (const term of found.terms) {
    const counts = terms.get(term) ?? { before: 0, now: 0 };
    counts[when]++;
    terms.set(term, counts);
  }
  for (const word of found.capitals) capitals.set(word, (capitals.get(word) ?? 0) + 1);
}

/** The parts of names, as terms are written. */
export function partsOfNames(names: Iterable<string>): Set<string> {
  const parts = new Set<string>();
  for (const name of names) for (const { plain } of wordsOf(name)) parts.add(plain);
  return parts;
}

/** A part of a name is left out where it is mostly written as one; a word that is a name besides stays. */
function isName(term: string, names: ReadonlySet<string>, { terms, capitals }: Counting): boolean {
  return term.split(' ').some((word) => {
    const { before, now } = terms.get(word) ?? { before: 0, now: 0 };
    return names.has(word) && (capitals.get(word) ?? 0) * 2 >= before + now;
  });
}

/** The pair stands for its words where hardly anybody uses them without it. */
function withoutParts(terms: readonly EmergingTerm[]): EmergingTerm[] {
  const pairs = terms.filter(({ term }) => term.includes(' '));
  return terms.filter(
    ({ term, now }) =>
      term.includes(' ') || !pairs.some((pair) => pair.term.split(' ').includes(term) && now <= pair.now * beyondPair),
  );
}

/**
 * Terms that a larger share of customers uses now than before: each tested, false discoveries among all that were looked at held to
 * 5 % (Benjamini and Hochberg), growth of a point and of half as much again at least.
 */
export function emergingIn(counting: Counting, names: ReadonlySet<string>): Emerging {
  const { customers } = counting;
  const looked = [...counting.terms].filter(
    ([term, { before, now }]) => before + now >= fewestCustomers && !isName(term, names, counting),
  );
  if (customers.before === 0 || customers.now === 0) return { customers, tested: 0, terms: [] };
  const tested = looked.map(([term, counts]) => ({ term, ...counts, ...grown(counts, customers) }));
  const real = discoveries(
    tested.map(({ p }) => p),
    rate,
  );
  const terms = tested.filter(({ before, now, difference }, at) => {
    const isLarge = difference.value >= smallestGrowth.share;
    const isMore = now / customers.now >= (smallestGrowth.ratio * before) / customers.before;
    return real[at] && isLarge && isMore && now >= fewestCustomers;
  });
  const sorted = withoutParts(terms).toSorted((a, b) => a.p - b.p || b.now - a.now);
  return { customers, tested: tested.length, terms: sorted.slice(0, mostTerms) };
}

function grown({ before, now }: Counts, customers: Counts): Pick<EmergingTerm, 'p' | 'difference'> {
  const parts = [
    { count: before, n: customers.before },
    { count: now, n: customers.now },
  ] as const;
  const { value, low, high } = compareProportions(...parts).difference;
  return { p: growthOf(...parts), difference: { value, low, high } };
}
