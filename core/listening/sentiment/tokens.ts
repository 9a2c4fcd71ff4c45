import { plainLetters } from '../../channels/search/plain-letters.ts';

/** What a customer means stands at the beginning of a mail; what follows is seldom theirs. */
const mostLetters = 2_000;

const address = /https?:\/\/\S+|www\.\S+|[^\s@<>]{1,64}@[^\s@<>]{1,255}\.[^\s@<>]+/giu;
const named = /@[\p{L}\p{N}_]+/gu;
const stretched = /(\p{L})\1{2,}/gu;
const emoticon = '[:;=]-?[)(DPp/|*]|<3';
const piece = new RegExp(
  `${emoticon}|\\p{L}[\\p{L}\\p{M}]*(?:['’]\\p{L}+)*|\\p{N}+|\\p{Extended_Pictographic}|[!?]+|[.,;:\\n]`,
  'gu',
);
const letters = /\p{L}/u;
const breaks = /^[.,;:\n!?]/u;

/** A token of a text: a word, a sign of a feeling, or a stop. */
export interface Token {
  /** In plain letters; a number is `0`, an address `http`. */
  text: string;
  kind: 'word' | 'sign' | 'stop';
}

/** Signs of emphasis that the words alone do not show. */
function emphasisOf(text: string): Token[] {
  const found: Token[] = [];
  if (text.search(stretched) !== -1) found.push({ text: '<long>', kind: 'sign' });
  const loud = text.match(/\p{Lu}{3,}/gu)?.length ?? 0;
  if (loud > 1) found.push({ text: '<loud>', kind: 'sign' });
  return found;
}

function tokenOf(found: string): Token | undefined {
  if (/^\p{N}/u.test(found)) return { text: '0', kind: 'word' };
  if (breaks.test(found) && !/[!?)(DPp/|*]/u.test(found)) return { text: found, kind: 'stop' };
  if (/^[!?]/u.test(found)) return { text: found.length === 1 ? found : `${found[0]}${found.at(-1)}`, kind: 'sign' };
  return { text: found, kind: letters.test(found[0]!) ? 'word' : 'sign' };
}

/** The words and signs of a text, in order, without whom it names; what it links to is not told apart. */
export function tokensOf(given: string): Token[] {
  const text = given.slice(0, mostLetters).replaceAll(address, ' http ').replaceAll(named, ' ');
  const tokens = emphasisOf(text);
  const plain = plainLetters(text.replaceAll('’', "'")).replaceAll(stretched, '$1$1');
  for (const [found] of plain.matchAll(piece)) {
    const token = tokenOf(found);
    if (token) tokens.push(token);
  }
  return tokens;
}
