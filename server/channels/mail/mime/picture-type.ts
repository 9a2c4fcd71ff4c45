const marks: Array<[string, (beginning: string) => boolean]> = [
  ['image/png', (beginning) => beginning.startsWith('\u0089PNG\r\n\u001A\n')],
  ['image/jpeg', (beginning) => beginning.startsWith('\u00FF\u00D8\u00FF')],
  ['image/gif', (beginning) => /^GIF8[79]a/.test(beginning)],
  ['image/webp', (beginning) => beginning.startsWith('RIFF') && beginning.slice(8, 12) === 'WEBP'],
];

/** The type of a picture of dots by its first bytes, whatever it is called; undefined for all else (SVG is a document). */
export function pictureType(bytes: Buffer): string | undefined {
  const beginning = bytes.toString('latin1', 0, 16);
  return marks.find(([, fits]) => fits(beginning))?.[0];
}

const sameTypes: Record<string, string> = {
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'image/x-png': 'image/png',
  'application/x-pdf': 'application/pdf',
  'application/ics': 'text/calendar',
};

/** The type of a file that says nothing of itself, or says it in an old way: pictures and PDF are known by their first bytes. */
export function plainType(type: string, bytes: Buffer): string {
  if (type !== 'application/octet-stream') return sameTypes[type] ?? type;
  return pictureType(bytes) ?? (bytes.toString('latin1', 0, 5) === '%PDF-' ? 'application/pdf' : type);
}
