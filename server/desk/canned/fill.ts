import { Drop, Liquid } from 'liquidjs';
import { escapedForMarks } from '#core/marked/write.ts';
import { placeholderWords } from '#channels';
import { problem } from '#platform';

/** What a canned reply may name; an empty one is not known. */
export interface CannedValues {
  customer: { firstName: string; lastName: string; name: string; email: string };
  agent: { name: string; firstName: string };
  company: { name: string };
  conversation: { subject: string; number: string };
}

const sample: CannedValues = {
  customer: { firstName: 'Ada', lastName: 'Lovelace', name: 'Ada Lovelace', email: 'ada@example.com' },
  agent: { name: 'Ben Brandt', firstName: 'Ben' },
  company: { name: 'Acme' },
  conversation: { subject: 'A parcel', number: '1042' },
};

const known = Object.entries(sample).flatMap(([of, fields]) => Object.keys(fields).map((name) => `${of}.${name}`));

/** What was missing in the output that is being written. */
let looked = '';

/** What is not known: nothing to conditions and `default`, and its own placeholder where it would be written. */
class Missing extends Drop {
  readonly path: string;
  constructor(path: string) {
    super();
    this.path = path;
  }
  override valueOf(): undefined {
    looked = this.path;
    return undefined;
  }
}

const asWritten = (path: string) => `{{ ${path} }}`;

/** Nothing that is empty is written silently: the placeholder stays, to be seen and filled by whoever sends it. */
function written(value: unknown): string {
  const last = looked;
  looked = '';
  if (value instanceof Missing) return asWritten(value.path);
  if (value !== '' && value !== null && value !== undefined) return value as string; // as it comes: Liquid makes text of it
  return last === '' ? '' : asWritten(last);
}

/** Canned replies are written by colleagues: bounded all the same, and they reach no file and nothing but these values. */
const settings = {
  strictFilters: true,
  strictVariables: true,
  lenientIf: true,
  renderLimit: 100,
  parseLimit: 40_000,
  memoryLimit: 2_000_000,
  ownPropertyOnly: true,
  templates: {},
};

/** What is filled into a text with marks marks nothing. */
function writtenInMarks(value: unknown): string {
  const words: unknown = written(value);
  const known = !(value instanceof Missing) && words === value;
  return known && typeof words === 'string' ? escapedForMarks(words.replaceAll(/\s+/g, ' ')) : (words as string);
}

const plain = new Liquid({ ...settings, outputEscape: written });
const withMarks = new Liquid({ ...settings, outputEscape: writtenInMarks });

function scopeOf(values: CannedValues): object {
  const scope = Object.entries(values).map(([of, fields]) => {
    const all = Object.entries(fields as Record<string, string>);
    return [
      of,
      Object.fromEntries(all.map(([name, text]) => [name, text === '' ? new Missing(`${of}.${name}`) : text])),
    ];
  });
  return Object.fromEntries(scope) as object;
}

function render(text: string, values: CannedValues, { marked = false } = {}): string {
  looked = '';
  return String((marked ? withMarks : plain).parseAndRenderSync(text, scopeOf(values)));
}

/** Milliseconds for all the replies of one list: those after that stand unfilled. */
const forAll = 500;

/** `marked`: the text has marks, and what is filled in has none. */
export type Fill = (text: string, how?: { marked?: boolean }) => string;

/** Fills texts in; what is not known stays as a placeholder, and so does all of one that cannot be filled. */
export function filler(values: CannedValues): Fill {
  const started = performance.now();
  return (text, how) => {
    if (performance.now() - started > forAll) return text;
    try {
      return render(text, values, how);
    } catch {
      return text;
    }
  };
}

function faultWords(error: unknown): string {
  const [, name] = /^undefined variable: ([\w.]+)/i.exec(error instanceof Error ? error.message : '') ?? [];
  const list = known.map(asWritten).join(', ');
  return name === undefined ? placeholderWords(error) : `there is no ${asWritten(name)}: known are ${list}`;
}

/** Refuses a text whose placeholders could not be filled later, in words that tell where. */
export function checkText(text: string): void {
  try {
    render(text, sample);
  } catch (error) {
    const message = faultWords(error);
    throw problem('invalid', {
      detail: `The placeholders cannot be read: ${message}.`,
      fields: [{ path: 'text', message }],
    });
  }
}
