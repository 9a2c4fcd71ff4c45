import { automatonOf } from './automaton.ts';
import { readRule, type Term, type Wanted } from './rule.ts';
import { formsOf, wordsOf, type Word } from './words.ts';

/** One rule of a topic; with a language it is not asked of texts that are surely in another. */
export interface Rule {
  language: string | null;
  text: string;
}

export interface TopicRules {
  id: string;
  rules: readonly Rule[];
}

/** A topic that a text is about by a rule, the first of its rules that fits. */
export interface FoundTopic {
  topic: string;
  rule: number;
  /** Where the words stand by which it was found. */
  marks: ReadonlyArray<{ from: number; to: number }>;
}

/** A place in a text: its first and its last word. */
interface Place {
  from: number;
  to: number;
}

interface Compiled {
  topic: string;
  rule: number;
  language: string | null;
  wanted: Wanted;
}

type Places = ReadonlyMap<string, readonly Place[]>;
const keyOf = ({ plain, open }: Term): string => `${open.before ? '*' : ''}${plain}${open.after ? '*' : ''}`;
const none: readonly Place[] = [];

function placesOf(wanted: Wanted, places: Places): readonly Place[] {
  switch (wanted.kind) {
    case 'term':
      return places.get(keyOf(wanted)) ?? none;
    case 'phrase':
      return phrasePlaces(wanted.terms, places);
    case 'or':
      return wanted.parts.flatMap((part) => placesOf(part, places));
    default:
      return none;
  }
}

function phrasePlaces([first, ...rest]: readonly Term[], places: Places): readonly Place[] {
  const later = rest.map((term) => new Set((places.get(keyOf(term)) ?? none).map(({ from }) => from)));
  return (places.get(keyOf(first!)) ?? none)
    .filter(({ from }) => later.every((at, step) => at.has(from + step + 1)))
    .map(({ from }) => ({ from, to: from + rest.length }));
}

/** How many words from one place to the other; 1 when they stand side by side. */
const distance = (one: Place, other: Place): number => Math.max(one.from - other.to, other.from - one.to, 0);

function nearPlaces({ within, parts }: { within: number; parts: readonly Wanted[] }, places: Places): readonly Place[] {
  const [first, ...rest] = parts.map((part) => placesOf(part, places));
  return first!.flatMap((place) => {
    const others = rest.map((all) =>
      all.find((other) => distance(place, other) <= within && distance(place, other) > 0),
    );
    return others.every((other) => other !== undefined) ? [place, ...others] : [];
  });
}

/** The places by which it holds; null: it does not. */
function holds(wanted: Wanted, places: Places): readonly Place[] | null {
  if (wanted.kind === 'not') return holds(wanted.part, places) === null ? none : null;
  if (wanted.kind === 'and') {
    const all = wanted.parts.map((part) => holds(part, places));
    return all.includes(null) ? null : all.flatMap((each) => each ?? none);
  }
  if (wanted.kind === 'or') {
    const some = wanted.parts.map((part) => holds(part, places)).filter((each) => each !== null);
    return some.length === 0 ? null : some.flat();
  }
  const found = wanted.kind === 'near' ? nearPlaces(wanted, places) : placesOf(wanted, places);
  return found.length === 0 ? null : found;
}

function termsIn(wanted: Wanted): Term[] {
  if (wanted.kind === 'term') return [wanted];
  if (wanted.kind === 'phrase') return wanted.terms;
  return wanted.kind === 'not' ? termsIn(wanted.part) : wanted.parts.flatMap(termsIn);
}

const plainTag = (tag: string): string => tag.split('-')[0]!.toLowerCase();
const asked = (rule: string | null, text: string | undefined): boolean =>
  rule === null || text === undefined || text === 'und' || plainTag(rule) === plainTag(text);

export interface Matcher {
  /** `language`: that of the text where it is sure; left out, the rules of all languages are asked. */
  find(text: string, language?: string): FoundTopic[];
}

/** A matcher for all topics, in one pass over a text. Throws `RuleFault` for a rule that cannot be read. */
export function matcherOf(topics: readonly TopicRules[]): Matcher {
  const rules: Compiled[] = topics.flatMap(({ id, rules: own }) =>
    own.map(({ language, text }, rule) => ({ topic: id, rule, language, wanted: readRule(text) })),
  );
  const terms = new Map<string, { term: Term; rules: Set<Compiled> }>();
  for (const rule of rules)
    for (const term of termsIn(rule.wanted)) {
      const known = terms.get(keyOf(term)) ?? { term, rules: new Set() };
      terms.set(keyOf(term), known);
      known.rules.add(rule);
    }
  const all = [...terms].map(([key, { term, rules: of }]) => ({ key, term, of }));
  const scan = automatonOf(all.map(({ term }) => term));
  const order = new Map(rules.map((rule, at) => [rule, at]));
  return {
    find(text, language) {
      const words = wordsOf(text);
      const { places, touched } = heard(words, { scan, all });
      const fitting = [...touched].filter((rule) => asked(rule.language, language));
      fitting.sort((one, other) => order.get(one)! - order.get(other)!);
      return foundBy(fitting, { places, words });
    },
  };
}

interface Scanning {
  scan: ReturnType<typeof automatonOf>;
  all: ReadonlyArray<{ key: string; of: ReadonlySet<Compiled> }>;
}

function heard(words: readonly Word[], { scan, all }: Scanning) {
  const places = new Map<string, Place[]>();
  const touched = new Set<Compiled>();
  const hear = (number: number, at: number) => {
    const { key, of } = all[number]!;
    const there = places.get(key);
    if (there === undefined) {
      places.set(key, [{ from: at, to: at }]);
      for (const rule of of) touched.add(rule);
    } else if (there.at(-1)!.from !== at) there.push({ from: at, to: at });
  };
  words.forEach(({ plain }, at) => {
    for (const form of formsOf(plain)) scan(form, (number) => hear(number, at));
  });
  return { places, touched };
}

function foundBy(
  rules: readonly Compiled[],
  { places, words }: { places: Places; words: readonly Word[] },
): FoundTopic[] {
  const found = new Map<string, FoundTopic>();
  for (const { topic, rule, wanted } of rules) {
    const at = found.has(topic) ? null : holds(wanted, places);
    if (at === null) continue;
    const marks = at.map(({ from, to }) => ({ from: words[from]!.from, to: words[to]!.to }));
    found.set(topic, { topic, rule, marks: marks.toSorted((a, b) => a.from - b.from) });
  }
  return [...found.values()];
}
