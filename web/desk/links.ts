export interface TextPart {
  text: string;
  href?: string;
}

const address = /\bhttps?:\/\/[^\s<>"']+/g;

const closed: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** An address up to a bracket that closes what was opened before it: that one belongs to the sentence. */
function withinBrackets(address: string): string {
  const open: string[] = [];
  for (let at = 0; at < address.length; at++) {
    const sign = address.charAt(at);
    if ('([{'.includes(sign)) open.push(sign);
    else if (closed[sign] !== undefined && open.pop() !== closed[sign]) return address.slice(0, at);
  }
  return address;
}

/** Parts a text into words and web addresses; marks of the sentence around an address are not part of it. */
export function partsOf(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const found of text.matchAll(address)) {
    const href = withinBrackets(found[0]).replace(/[.,;:!?]+$/, '');
    parts.push({ text: text.slice(from, found.index) }, { text: href, href });
    from = found.index + href.length;
  }
  return [...parts, { text: text.slice(from) }].filter((part) => part.text !== '');
}
