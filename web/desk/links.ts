export interface TextPart {
  text: string;
  href?: string;
}

const address = /\bhttps?:\/\/[^\s<>"']+/g;

/** Parts a text into words and web addresses; closing marks at the end of an address belong to the sentence. */
export function partsOf(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const found of text.matchAll(address)) {
    const href = found[0].replace(/[.,;:!?)\]}]+$/, '');
    parts.push({ text: text.slice(from, found.index) }, { text: href, href });
    from = found.index + href.length;
  }
  return [...parts, { text: text.slice(from) }].filter((part) => part.text !== '');
}
