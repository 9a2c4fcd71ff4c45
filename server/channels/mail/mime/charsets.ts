export type Decode = (bytes: Buffer) => string;

/** Names in use that the Encoding Standard does not list. */
const aliases: Record<string, string> = {
  'iso-8859-8-i': 'iso-8859-8',
  'iso-8859-8-e': 'iso-8859-8',
  'x-mac-roman': 'macintosh',
  'mac-roman': 'macintosh',
  'x-sjis': 'shift_jis',
  'x-shift-jis': 'shift_jis',
  'ks_c_5601-1987': 'euc-kr',
  ks_c_5601: 'euc-kr',
  'cp-850': 'windows-1252',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-2': 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  uhc: 'euc-kr',
  junet: 'iso-2022-jp',
  ansi: 'windows-1252',
};

const codePages: Record<string, string> = {
  '874': 'windows-874',
  '932': 'shift_jis',
  '936': 'gbk',
  '949': 'euc-kr',
  '950': 'big5',
  '51932': 'euc-jp',
  '50220': 'iso-2022-jp',
  '50221': 'iso-2022-jp',
  '50222': 'iso-2022-jp',
  '54936': 'gb18030',
  '20866': 'koi8-r',
  '21866': 'koi8-u',
  '28591': 'iso-8859-1',
  '28592': 'iso-8859-2',
  '28605': 'iso-8859-15',
  '65001': 'utf-8',
};

const escape = String.fromCharCode(27);

/** The letters with the high bit that seven-bit charsets leave out between their marks. */
function raised(letters: string): string {
  return letters.replaceAll(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) | 128));
}

/** Seven-bit Korean (RFC 1557): between SO and SI, within a line, the bytes of EUC-KR without their high bit. */
function decodeKorean(bytes: Buffer): string {
  const runs = bytes.toString('latin1').replaceAll(`${escape}$)C`, '').split('\u000E');
  const eight = runs.map((run, at) => {
    const [line = ''] = run.split('\n', 1);
    const [shifted = ''] = at === 0 ? [''] : line.split('\u000F', 1);
    return raised(shifted) + run.slice(shifted.length).replaceAll('\u000F', '');
  });
  return new TextDecoder('euc-kr').decode(Buffer.from(eight.join(''), 'latin1'));
}

/** Seven-bit Chinese (RFC 1843): between `~{` and `~}` the bytes of GB 2312 without their high bit. */
function decodeHz(bytes: Buffer): string {
  const eight = bytes
    .toString('latin1')
    .replaceAll(
      /~(?:\{((?:[^~\n]|~(?!\}))*)(?:~\}|(?=\n)|$)|(~)|\n)/g,
      (_, letters: string = '', tilde = '') => raised(letters) + tilde,
    );
  return new TextDecoder('gbk').decode(Buffer.from(eight, 'latin1'));
}

/** An escape that another follows at once says nothing; the standard's decoder would show a broken letter for it. */
function decodeJapanese(bytes: Buffer): string {
  let text = bytes.toString('latin1');
  for (const plain of ['(B', '(J']) text = text.replaceAll(`${escape}${plain}${escape}`, escape);
  return new TextDecoder('iso-2022-jp').decode(Buffer.from(text, 'latin1'));
}

/** UTF-7 (RFC 2152). What it yields is only words: it is sanitised like all others. */
function decodeUtf7(bytes: Buffer): string {
  return bytes.toString('latin1').replaceAll(/\+([A-Za-z0-9+/]*)-?/g, (_, base64: string) => {
    if (base64 === '') return '+';
    const pairs = Buffer.from(base64, 'base64');
    return pairs
      .subarray(0, pairs.length & ~1)
      .swap16()
      .toString('utf16le');
  });
}

/** Its byte order mark decides; without one, where the zeros stand. */
function decodeUtf16(bytes: Buffer): string {
  const mark = bytes.subarray(0, 2).toString('hex');
  const big = mark === 'feff' || (mark !== 'fffe' && bytes[0] === 0);
  return new TextDecoder(big ? 'utf-16be' : 'utf-16le').decode(bytes);
}

const own: Record<string, Decode> = {
  'iso-2022-kr': decodeKorean,
  'iso-2022-jp': decodeJapanese,
  'hz-gb-2312': decodeHz,
  hz: decodeHz,
  'utf-7': decodeUtf7,
  'unicode-1-1-utf-7': decodeUtf7,
  'utf-16': decodeUtf16,
  unicode: decodeUtf16,
  'ucs-2': decodeUtf16,
};

/** Names that programs made up around a known one. */
const within: Array<[RegExp, string]> = [
  [/big5/, 'big5'],
  [/gb_?2312|gbk/, 'gbk'],
  [/s(hift)?[-_]?jis/, 'shift_jis'],
  [/koi8/, 'koi8-r'],
  [/2022-?jp/, 'iso-2022-jp'],
  [/utf-?8/, 'utf-8'],
];

function labelsOf(charset: string): string[] {
  const bare = charset.replace(/^(x-|cs)/, '');
  const page = /^(?:cp|windows|ms|ibm|dos)[-_]?(\d{3,5})$/.exec(bare)?.[1];
  const iso = /^(?:iso|latin)?[-_]?8859[-_]?(\d{1,2})/.exec(bare)?.[1];
  return [
    charset,
    aliases[charset],
    aliases[bare],
    page === undefined ? undefined : codePages[page],
    page === undefined ? undefined : `windows-${page}`,
    iso === undefined ? undefined : `iso-8859-${iso}`,
    bare,
    bare.replaceAll('_', '-'),
    within.find(([name]) => name.test(bare))?.[1],
  ].filter((label) => label !== undefined);
}

const known = new Map<string, Decode | undefined>();

function find(charset: string): Decode | undefined {
  for (const label of labelsOf(charset)) {
    if (own[label] !== undefined) return own[label];
    try {
      const decoder = new TextDecoder(label, { ignoreBOM: true });
      return (bytes) => decoder.decode(bytes);
    } catch {
      // not a name the Encoding Standard knows: the next spelling
    }
  }
  return undefined;
}

/** How a charset is read, by any of its names; undefined when nobody knows it. */
export function decoderOf(charset: string): Decode | undefined {
  if (charset === '' || charset.length > 60) return undefined;
  if (!known.has(charset)) {
    if (known.size > 500) known.clear();
    known.set(charset, find(charset));
  }
  return known.get(charset);
}

/** Whether a name says nothing about the letters. */
export function isUnknown(charset: string): boolean {
  return decoderOf(charset) === undefined;
}
