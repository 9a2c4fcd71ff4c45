export type UuFile = { name: string; bytes: Buffer };

const begin = /^begin[ \t]+[0-7]{3,4}[ \t]+(\S[^\r\n]{0,300}?)[ \t]*$/;
const mostFiles = 200;
/** No name of a file is longer; of a longer line the pattern would try each blank again and again. */
const longestBegin = 400;

function readLine(line: string): Buffer | undefined {
  const length = (line.charCodeAt(0) - 32) & 63;
  const groups = Math.ceil(length / 3);
  // Programs that cut blanks at line ends cut zeros of the data.
  if (!/^[\x20-\x60]+$/.test(line) || line.length < groups * 4 - 2 || line.length > groups * 4 + 3) return undefined;
  const bytes = Buffer.alloc(groups * 3);
  for (let group = 0; group < groups; group += 1) {
    const [a = 0, b = 0, c = 0, d = 0] = [0, 1, 2, 3].map(
      (place) => ((line.charCodeAt(1 + group * 4 + place) || 32) - 32) & 63,
    );
    bytes.set([(a << 2) | (b >> 4), ((b & 15) << 4) | (c >> 2), ((c & 3) << 6) | d], group * 3);
  }
  return bytes.subarray(0, length);
}

function nameIn(line: string): string | undefined {
  return line.length > longestBegin ? undefined : begin.exec(line)?.[1];
}

/** The file that begins at a line; undefined when those lines are words that only look like one. */
function fileAt(lines: string[], at: number): { bytes: Buffer; next: number } | undefined {
  const chunks: Buffer[] = [];
  for (let next = at + 1; next < lines.length; next += 1) {
    const line = lines[next]!.replace(/\r$/, '');
    if (line === 'end') return { bytes: Buffer.concat(chunks), next: next + 1 };
    if (line === '`' || line === ' ' || line === '') continue;
    const chunk = readLine(line);
    if (chunk === undefined) return undefined;
    chunks.push(chunk);
  }
  return undefined;
}

/** Files that stand uuencoded in a text, and the text without them. Linear: no line of data looks like the beginning of a file. */
export function readUuencoded(text: string): { text: string; files: UuFile[] } {
  if (!/^begin[ \t]+[0-7]{3}/m.test(text)) return { text, files: [] };
  const lines = text.split('\n');
  const words: string[] = [];
  const files: UuFile[] = [];
  for (let at = 0; at < lines.length;) {
    const line = lines[at]!.replace(/\r$/, '');
    const name = files.length >= mostFiles ? undefined : nameIn(line);
    const file = name === undefined ? undefined : fileAt(lines, at);
    if (name !== undefined && file !== undefined) {
      files.push({ name, bytes: file.bytes });
      at = file.next;
      continue;
    }
    words.push(lines[at]!);
    at += 1;
  }
  return { text: words.join('\n'), files };
}
