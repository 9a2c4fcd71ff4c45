import type { z } from 'zod';
import { surveyDefinition, type SurveyDefinition } from '../definition.ts';
import { importedElement } from './import-element.ts';
import { importedEnding } from './import-ending.ts';
import { withSafeNames } from './import-names.ts';
import { withWords } from './import-words.ts';
import { isLoose, leaving, listOf, type Leaving, type Left, type Loose } from './left.ts';

export interface Imported {
  /** Undefined when nothing could be asked of it. */
  definition: SurveyDefinition | undefined;
  /** Everything that was left out or became something else. */
  left: Left[];
}

function progressOf({ showProgressBar, ...raw }: Loose): Loose {
  if (showProgressBar === undefined) return raw;
  return { ...raw, showProgressBar: showProgressBar !== false && showProgressBar !== 'off' };
}

function triggerOf(raw: unknown): unknown {
  return isLoose(raw) ? { ...raw, type: String(raw['type'] as string).replace(/trigger$/, '') } : raw;
}

function pageOf(raw: unknown, at: number, leaving: Leaving): unknown {
  if (!isLoose(raw)) return raw;
  const { elements, questions, questionsOrder, ...rest } = raw;
  const name = typeof rest['name'] === 'string' ? rest['name'] : `page${at + 1}`;
  return {
    ...withWords(rest, name, leaving),
    ...(questionsOrder !== undefined && { questionOrder: questionsOrder }),
    name,
    elements: listOf(elements ?? questions).map((each) => importedElement(each, leaving)),
  };
}

function surveyOf(raw: Loose, leaving: Leaving): Loose {
  const { pages, elements, questions, triggers, questionsOrder, ...rest } = importedEnding(progressOf(raw), leaving);
  const all = Array.isArray(pages) ? (pages as unknown[]) : [{ elements: elements ?? questions }];
  return {
    ...withWords(rest, '', leaving),
    ...(questionsOrder !== undefined && { questionOrder: questionsOrder }),
    ...(triggers !== undefined && { triggers: listOf(triggers).map(triggerOf) }),
    pages: all.map((page, at) => pageOf(page, at, leaving)),
  };
}

type Path = ReadonlyArray<PropertyKey>;

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (within, key) => (typeof within === 'object' && within !== null ? (within as Loose)[String(key)] : undefined),
    value,
  );
}

/** The nearest name on the way to a place. */
function nameAt(value: unknown, path: Path): string {
  for (let length = path.length; length > 0; length--) {
    const found = valueAt(value, path.slice(0, length));
    if (isLoose(found) && typeof found['name'] === 'string') return found['name'];
  }
  return '';
}

function remove(value: unknown, path: Path): void {
  const holder = valueAt(value, path.slice(0, -1));
  const key = path.at(-1);
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else if (isLoose(holder)) delete holder[String(key)];
}

/** What a thing in a list needs to be at all: without it the thing goes. */
const needed = new Set([
  'type',
  'name',
  'choices',
  'columns',
  'items',
  'text',
  'currency',
  'min',
  'max',
  'expression',
  'regex',
  'value',
  'setToName',
  'gotoName',
  'fromName',
  'runExpression',
]);

/** From a property that cannot be, to what has to go: the property, or the thing that is nothing without it. */
function wholeOf(value: unknown, path: Path): Path {
  const last = path.at(-1);
  const holder = valueAt(value, path.slice(0, -1));
  const isMissing = isLoose(holder) && holder[String(last)] === undefined;
  const goes = typeof last === 'string' && (needed.has(last) || isMissing) && typeof path.at(-2) === 'number';
  return goes ? path.slice(0, -1) : path;
}

function leaveOut(value: unknown, issue: z.core.$ZodIssue, leaving: Leaving): boolean {
  const at = nameAt(value, issue.path);
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      remove(value, [...issue.path, key]);
      leaving.leave(at, key);
    }
    return true;
  }
  const whole = wholeOf(value, issue.path);
  if (whole.length === 0 || (whole.length === 1 && whole[0] === 'pages')) return false;
  const kind = valueAt(value, [...whole, 'type']);
  remove(value, whole);
  const isKind = issue.path.at(-1) === 'type' && typeof kind === 'string';
  leaving.leave(
    at,
    isKind ? kind : whole.map(String).at(-1)!,
    isKind ? 'This kind is not known here and was left out.' : `This was left out: ${issue.message}`,
  );
  return true;
}

/** Takes out what our form does not know, named one by one, until the rest is a definition. */
function knownPart(value: Loose, leaving: Leaving): SurveyDefinition | undefined {
  for (let round = 0; round < 500; round++) {
    const read = surveyDefinition.safeParse(value);
    if (read.success) return read.data;
    const keys = read.error.issues.filter(({ code }) => code === 'unrecognized_keys');
    // What is taken out of a list moves what comes after it: one thing at a time.
    const now = keys.length > 0 ? keys : read.error.issues.slice(0, 1);
    if (!now.map((issue) => leaveOut(value, issue, leaving)).every(Boolean)) return undefined;
  }
  return undefined;
}

/** Whether a value is small enough to be walked through: level by level, since a deep one would break what goes into it. */
function isHandy(value: unknown): boolean {
  let level: unknown[] = [value];
  let parts = 0;
  for (let depth = 0; level.length > 0; depth++) {
    parts += level.length;
    if (depth > 40 || parts > 200_000) return false;
    level = level.flatMap((each) =>
      typeof each === 'object' && each !== null ? (Object.values(each) as unknown[]) : [],
    );
  }
  return true;
}

/** A survey in the JSON form of SurveyJS as a definition of ours. What is not known is never dropped in silence: `left` names it. */
export function importSurvey(json: unknown): Imported {
  const notes = leaving();
  if (!isLoose(json) || !isHandy(json)) {
    notes.leave('', 'survey', 'This is not a survey in the JSON form of SurveyJS.');
    return { definition: undefined, left: notes.left };
  }
  const copy = withSafeNames(JSON.parse(JSON.stringify(json)) as Loose, notes);
  const definition = knownPart(surveyOf(copy, notes), notes);
  if (definition === undefined) notes.leave('', 'survey', 'Nothing is asked in it.');
  return { definition, left: notes.left };
}
