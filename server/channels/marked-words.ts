import { plainId } from '#core/contract/codecs.ts';
import { isUnmarked, plainOf } from '#core/marked/plain.ts';
import { readMarked } from '#core/marked/read.ts';
import { picturesIn } from '#core/marked/tree.ts';
import { problem } from '#platform';

/** What somebody wrote, plainly and, where something in it is marked, with its marks. */
export interface Written {
  text: string;
  marked: string | null;
}

/** Takes what somebody wrote apart. Throws `invalid` for marks without words. */
export function writtenOf({ text, marked }: { text: string; marked?: boolean | undefined }): Written {
  if (marked !== true) return { text, marked: null };
  const doc = readMarked(text);
  const plain = plainOf(doc);
  if (plain === '') {
    const message = 'has no words';
    throw problem('invalid', { detail: 'Nothing is written here.', fields: [{ path: 'text', message }] });
  }
  return { text: plain, marked: isUnmarked(doc) ? null : text };
}

/** The files that stand as pictures among the words. */
export function picturesAmong(marked: string | null | undefined): Set<string> {
  if (marked == null) return new Set();
  return new Set(picturesIn(readMarked(marked)).flatMap((wire) => plainId('fil', wire) ?? []));
}
