import { gunzipSync, constants } from 'node:zlib';
import type { CsvSettings, Format } from '#core/touchpoints/import/mapping.ts';
import { problem } from '#platform';

/** How many bytes of a file are looked at. */
export const sampleBytes = 256 * 1024;

/** What a file is, by its first bytes. Throws `refused` when it is none of what can be imported. */
export function detect(name: string, sample: Buffer): { format: Format; csv?: CsvSettings; plain: Buffer } {
  const plain = /\.gz$/i.test(name) ? unpacked(sample) : sample;
  const encoding = encodingOf(plain);
  const text = plain
    .toString(encoding)
    .replace(/^\ufeff/, '')
    .trimStart();
  if (/^<(\?xml|!--|log)/i.test(text) && text.includes('<log')) return { format: 'xes', plain };
  if (/^From \S+/.test(text)) return { format: 'mbox', plain };
  if (text.startsWith('{')) return { format: 'jsonl', plain };
  refuseWhatIsNoText(plain, text);
  return { format: 'csv', csv: { delimiter: delimiterOf(text), encoding, header: true }, plain };
}

const mostControls = 0.01;

/** A spreadsheet, a picture or a packed folder would be read as a table of nonsense. */
function refuseWhatIsNoText(bytes: Buffer, text: string): void {
  const packed = bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'));
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  const controls = text.match(/[\0-\x08\x0e-\x1f]/g)?.length ?? 0;
  if (!packed && controls <= text.length * mostControls) return;
  throw problem('refused', {
    detail: 'This file is not text. Import CSV, JSON Lines, XES or mbox; save a spreadsheet as CSV first.',
  });
}

function unpacked(sample: Buffer): Buffer {
  try {
    // Of what packs very well a little is enough: it must not unpack to more than memory.
    const little = sample.subarray(0, sampleBytes / 16);
    const start = gunzipSync(little, { finishFlush: constants.Z_SYNC_FLUSH });
    const whole = start.length > sampleBytes ? start : gunzipSync(sample, { finishFlush: constants.Z_SYNC_FLUSH });
    return whole.subarray(0, 4 * sampleBytes);
  } catch {
    return sample;
  }
}

function encodingOf(bytes: Buffer): CsvSettings['encoding'] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf16le';
  try {
    // The sample may end within a letter.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return 'utf8';
  } catch {
    return 'latin1';
  }
}

const delimiters = [',', ';', '\t', '|'] as const;

function delimiterOf(text: string): CsvSettings['delimiter'] {
  const lines = text
    .replaceAll(/"[^"]*"/g, '')
    .split(/\r?\n/)
    .slice(0, 20)
    .filter((line) => line !== '');
  const count = (line: string, delimiter: string) => line.split(delimiter).length - 1;
  const fit = (delimiter: string) => {
    const [first = 0, ...rest] = lines.map((line) => count(line, delimiter));
    return first * (1 + rest.filter((each) => each === first).length);
  };
  return delimiters.toSorted((one, other) => fit(other) - fit(one))[0] ?? ',';
}
