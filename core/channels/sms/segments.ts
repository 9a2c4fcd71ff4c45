/** How a text message goes out: in so many segments, each of which is paid for. */
export interface Segments {
  encoding: 'gsm-7' | 'ucs-2';
  count: number;
  /** Of the last segment: septets or 16-bit units that are still free. */
  left: number;
  /** What GSM-7 has no letter for, each once: any one of them makes the whole text UCS-2. */
  foreign: readonly string[];
}

/** The default alphabet of GSM 03.38 and its extension table, whose letters take two septets (3GPP TS 23.038, 6.2.1). */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const extended = new Set('^{}\\[~]|€\f');

/** Room of a message that stands alone, and of a part of one, which also says which part it is (3GPP TS 23.040). */
const rooms = { 'gsm-7': { alone: 160, part: 153 }, 'ucs-2': { alone: 70, part: 67 } } as const;

/** In how many segments a text goes out. A letter of two units is never cut in two: it begins the next part. */
export function segmentsOf(text: string): Segments {
  const letters = Array.from(text);
  const foreign = [...new Set(letters.filter((letter) => !basic.has(letter) && !extended.has(letter)))];
  const encoding = foreign.length === 0 ? 'gsm-7' : 'ucs-2';
  const widthOf =
    encoding === 'gsm-7' ? (letter: string) => (extended.has(letter) ? 2 : 1) : ({ length }: string) => length;
  const widths = letters.map(widthOf);
  const { alone, part } = rooms[encoding];
  const units = widths.reduce((sum, width) => sum + width, 0);
  return units <= alone
    ? { encoding, count: 1, left: alone - units, foreign }
    : { encoding, ...inParts(widths, part), foreign };
}

function inParts(widths: readonly number[], room: number) {
  let [count, left] = [1, room];
  for (const width of widths) {
    if (width > left) [count, left] = [count + 1, room];
    left -= width;
  }
  return { count, left };
}
