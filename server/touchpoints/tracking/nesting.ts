/** Deeper than any event; what lies in between is left to chance, see below. */
const deepest = 1000;
/** Below this size even a body of nothing but brackets is parsed in a few milliseconds. */
const smallest = 64 * 1024;
const stride = 512;

/**
 * Whether JSON is nested so deeply that parsing it would hold up everybody else (about 0.2 µs a level).
 * Counting every bracket costs a third of JSON.parse, so first one byte of about every 512 is looked at, by chance so that
 * nobody can write around it; only where openings run ahead of closings by thousands, or seem to, are all of them counted.
 */
export function tooDeep(json: Uint8Array): boolean {
  return json.length > smallest && seemsDeep(json) && isDeep(json);
}

function seemsDeep(json: Uint8Array): boolean {
  let ahead = 0;
  for (let at = 0; at < json.length; at += 1 + Math.floor(Math.random() * 2 * stride)) {
    const byte = json[at]! | 0x20; // [ becomes {, ] becomes }
    if (byte === 0x7b) ahead++;
    else if (byte === 0x7d) ahead--;
    if (ahead > 48) return true;
  }
  return false;
}

const [quote, backslash] = [0x22, 0x5c];

function isDeep(json: Uint8Array): boolean {
  let depth = 0;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at]!;
    if (byte === quote) at = endOfText(json, at);
    else if ((byte | 0x20) === 0x7b) depth++;
    else if ((byte | 0x20) === 0x7d) depth--;
    if (depth > deepest) return true;
  }
  return false;
}

/** Where the quote stands that ends the text beginning at `from`. */
function endOfText(json: Uint8Array, from: number): number {
  for (let at = from + 1; at < json.length; at++) {
    if (json[at] === backslash) at++;
    else if (json[at] === quote) return at;
  }
  return json.length;
}
