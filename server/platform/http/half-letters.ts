/**
 * Whether JSON text escapes half of a letter beyond U+FFFF (RFC 8259, 8.2): it is no text, Postgres refuses it in JSON and would
 * change it in silence anywhere else.
 */
export function hasHalfLetters(json: string): boolean {
  if (!/\\ud[89a-f]/i.test(json)) return false;
  let awaited = -1;
  for (const escape of json.matchAll(/\\(?:u([\da-f]{4})|.)/gis)) {
    const code = escape[1] === undefined ? 0 : Number.parseInt(escape[1], 16);
    const isSecond = code >= 0xdc00 && code <= 0xdfff;
    if (isSecond !== (awaited !== -1) || (isSecond && escape.index !== awaited)) return true;
    awaited = code >= 0xd800 && code <= 0xdbff ? escape.index + 6 : -1;
  }
  return awaited !== -1;
}
