/** What should become of a word: stay visible, be folded as quoted or as a signature, or either (people differ). */
export type Label = 'v' | 'q' | 's' | 'e';

export interface Word {
  word: string;
  label: Label;
}

/** One message of the set with its exactly right answer. */
export interface Sample {
  name: string;
  group: string;
  heldOut: boolean;
  subject: string;
  kind: 'plain' | 'html';
  /** What came: plain text, or HTML with the labels taken out. */
  source: string;
  words: Word[];
}

const quoteMarks = /^[ >]+/;

/** The words of a line; marks of quoting are not counted. */
export function wordsIn(line: string): string[] {
  return line
    .replace(quoteMarks, '')
    .split(/\s+/)
    .filter((word) => word !== '');
}

export interface LabelledLine {
  label: Label;
  text: string;
}

export function wordsOfLines(lines: readonly LabelledLine[]): Word[] {
  return lines.flatMap(({ label, text }) => wordsIn(text).map((word) => ({ word, label })));
}

const marker = /\{\{([vqse])\}\}/;

/** The words of a text in which `{{q}}` begins what is quoted, and so on. */
export function wordsOfMarked(text: string): Word[] {
  let label: Label = 'v';
  return text.split('\n').flatMap((line) =>
    line.split(/(\{\{[vqse]\}\})/).flatMap((part) => {
      const found = marker.exec(part)?.[1];
      if (found === undefined) return wordsIn(part).map((word) => ({ word, label }));
      label = found as Label;
      return [];
    }),
  );
}

/** HTML as its sender sent it. */
export function withoutMarkers(html: string): string {
  return html.replaceAll(/\{\{[vqse]\}\}/g, '');
}
