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
