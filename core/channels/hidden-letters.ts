const names: Record<string, string> = {
  '\u200B': 'ZWSP',
  '\u200C': 'ZWNJ',
  '\u200D': 'ZWJ',
  '\u200E': 'LRM',
  '\u200F': 'RLM',
  '\u202A': 'LRE',
  '\u202B': 'RLE',
  '\u202C': 'PDF',
  '\u202D': 'LRO',
  '\u202E': 'RLO',
  '\u2060': 'WJ',
  '\u2066': 'LRI',
  '\u2067': 'RLI',
  '\u2068': 'FSI',
  '\u2069': 'PDI',
  '\uFEFF': 'BOM',
  '\u00AD': 'SHY',
  '\u061C': 'ALM',
};

/** Controls but tab and line ends, marks that turn the direction of writing, and letters that take no room. */
const hidden =
  // oxlint-disable-next-line no-control-regex -- these are what it is about
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]|\p{Cs}/gu;

function shown(letter: string): string {
  const code = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const name = names[letter];
  return name === undefined ? `‹U+${code}›` : `‹${name}›`;
}

/**
 * Text as a stranger wrote it with everything in sight that a screen would hide or obey: `‹RLO›` for a mark that turns the
 * direction, `‹U+0007›` for a control character. Tabs and line ends stay.
 */
export function showHidden(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll(hidden, shown);
}
