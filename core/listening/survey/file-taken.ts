import type { QuestionOf } from './definition.ts';

/** What a question for files takes where it names no types itself, as browsers write it. */
export const usualTypes = { any: undefined, photo: 'image/*', voice: 'audio/*' } as const;

/** A file by its name and media type. */
interface Handed {
  name: string;
  type: string;
}

/** Endings whose files tell by their bytes what they are: there the ending alone decides nothing. */
const typeOfEnding: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.heic': 'image/heic',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
  '.pdf': 'application/pdf',
};

function isOf(entry: string, { name, type }: Handed): boolean {
  if (entry.startsWith('.')) return name.toLowerCase().endsWith(entry) && (typeOfEnding[entry] ?? type) === type;
  if (entry === '*' || entry === '*/*') return true;
  return entry.endsWith('/*') ? type.startsWith(entry.slice(0, -1)) : type === entry;
}

/** Whether a question takes a file of this name and type. */
export function isFileTaken({ takes = 'any', acceptedTypes }: QuestionOf<'file'>, file: Handed): boolean {
  const entries = (acceptedTypes ?? usualTypes[takes] ?? '').toLowerCase().split(',');
  const named = entries.map((entry) => entry.trim()).filter((entry) => entry !== '');
  return named.length === 0 || named.some((entry) => isOf(entry, file));
}
