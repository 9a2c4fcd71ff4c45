import { plainLetters } from '../../channels/search/plain-letters.ts';

/** A text as the model sees it: which of its places are touched, each once, and how strongly. */
export interface Features {
  places: Int32Array;
  values: Float32Array;
}

/** What a matter is about stands at its beginning. */
const mostLetters = 1_500;
const word = /[\p{L}\p{N}]+/gu;

function hash(text: string, seed: number): number {
  let value = 2_166_136_261 ^ seed;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 16_777_619);
  value ^= value >>> 15;
  return Math.imul(value, 2_246_822_519) >>> 0;
}

/** Words, neighbours, and pieces of words: so that forms, slips and languages without spaces are known too. */
function* piecesOf(text: string): Generator<number> {
  let before = '';
  for (const [found] of plainLetters(text.slice(0, mostLetters)).matchAll(word)) {
    const each = found.replaceAll(/\p{N}+/gu, '0').slice(0, 40);
    yield hash(each, 1);
    if (before !== '') yield hash(`${before} ${each}`, 2);
    before = each;
    const edged = `<${each}>`;
    for (const length of [2, 3, 4])
      for (let at = 0; at + length <= edged.length; at++) yield hash(edged.slice(at, at + length), 3);
  }
}

/** The places of a text among `size` (a power of two), each with one and the logarithm of how often it is there. */
export function featuresOf(text: string, size: number): Features {
  const counts = new Map<number, number>();
  for (const piece of piecesOf(text)) {
    const place = piece & (size - 1);
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const places = Int32Array.from(counts.keys());
  const values = Float32Array.from(counts.values(), (count) => 1 + Math.log(count));
  return { places, values };
}

/** The same by how telling each place is, with length one: what stands in every text says nothing. */
export function weighed({ places, values }: Features, telling: Float32Array): Features {
  const by = values.map((value, at) => value * (telling[places[at]!] ?? 0));
  const length = Math.hypot(...by) || 1;
  return { places, values: by.map((value) => value / length) };
}
