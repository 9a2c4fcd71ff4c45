import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { htmlToText } from '../../server/channels/mail/mime/html-to-text.ts';
import { withoutMarkers, wordsOfLines, wordsOfMarked, type Label, type LabelledLine, type Sample } from './labelled.ts';
import { htmlLayouts, plainLayouts, type Language, type Parts } from './layouts.ts';

const folder = import.meta.dirname;

type Given = Pick<Sample, 'name' | 'group' | 'heldOut'> & { subject?: string };

function plainSample(given: Given, lines: readonly LabelledLine[]): Sample {
  const source = lines
    .map(({ text }) => text)
    .join('\n')
    .trim();
  return { subject: '', ...given, kind: 'plain', source, words: wordsOfLines(lines) };
}

function htmlSample(given: Given, marked: string): Sample {
  return {
    subject: '',
    ...given,
    kind: 'html',
    source: withoutMarkers(marked),
    words: wordsOfMarked(htmlToText(marked)),
  };
}

/** Messages in the languages and layouts of the world: every other one is held out. */
function madeSamples(): Sample[] {
  const languages = JSON.parse(readFileSync(join(folder, 'languages.json'), 'utf8')) as Record<string, Language>;
  const layouts = [...Object.keys(plainLayouts), ...Object.keys(htmlLayouts)];
  return Object.entries(languages).flatMap(([language, words], row) =>
    layouts.map((layout, column) => {
      const parts: Parts = {
        ...words,
        body: words.bodies[(row + column) % words.bodies.length] ?? '',
        answered: words.quoted[(row + (column >> 1)) % words.quoted.length] ?? '',
      };
      const given: Given = { name: `${language}, ${layout}`, group: language, heldOut: (row + column) % 2 === 0 };
      if (layout === 'forward') given.subject = 'Fwd: #1234';
      const plain = plainLayouts[layout];
      return plain ? plainSample(given, plain(parts)) : htmlSample(given, htmlLayouts[layout]?.(parts) ?? '');
    }),
  );
}

function labelled(line: string): LabelledLine {
  const found = /^([vqse]) (.*)$/.exec(line);
  return found
    ? { label: found[1] as Label, text: found[2] ?? '' }
    : { label: 'v', text: line.replace(/^[vqse]$/, '') };
}

/** Messages written by hand, in files of their own: `=== name | html | subject`, then lines with their labels. */
function writtenSamples(file: string): Sample[] {
  const heldOut = file.startsWith('held-out');
  const group = file.replace('.txt', '');
  return readFileSync(join(folder, 'set', file), 'utf8')
    .split(/^=== /m)
    .slice(1)
    .map((text) => {
      const [title = '', ...lines] = text.trimEnd().split('\n');
      const [name = '', ...more] = title.split('|').map((part) => part.trim());
      const given: Given = { name, group, heldOut, subject: more.find((part) => part !== 'html') ?? '' };
      return more.includes('html') ? htmlSample(given, lines.join('\n')) : plainSample(given, lines.map(labelled));
    });
}

/** The whole labelled set. */
export function allSamples(): Sample[] {
  return [...madeSamples(), ...readdirSync(join(folder, 'set')).toSorted().flatMap(writtenSamples)];
}
