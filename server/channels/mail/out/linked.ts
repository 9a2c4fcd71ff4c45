import { html, type Html } from '#platform';

/** A web address as people paste it; what ends a sentence is not part of it. Linear: no part can match in two ways. */
const address = /https?:\/\/[^\s<>"']{1,2000}/g;

/** Words as HTML, in which web addresses lead there. */
export function linked(line: string): Html[] {
  const pieces: Html[] = [];
  let from = 0;
  for (const { 0: found, index } of line.matchAll(address)) {
    const url = found.replace(/[.,;:!?)\]]{1,5}$/, '');
    pieces.push(html`${line.slice(from, index)}<a href="${url}">${url}</a>`);
    from = index + url.length;
  }
  pieces.push(html`${line.slice(from)}`);
  return pieces;
}
