/** What the compression takes for written already (MS-OXRTFCP 2.1.2.1). */
const beginning =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor ' +
  'MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par ' +
  '\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';
const compressed = 0x75_46_5a_4c;
const plain = 0x41_4c_45_4d;
const largest = 8 * 1024 * 1024;
const windowSize = 4096;

/** Undoes the compression of RTF in Outlook's mail; undefined when it is broken or larger than 8 MB. */
export function expandRtf(bytes: Buffer): Buffer | undefined {
  if (bytes.length < 16) return undefined;
  const [size, kind] = [bytes.readUInt32LE(4), bytes.readUInt32LE(8)];
  if (size > largest) return undefined;
  if (kind === plain) return bytes.subarray(16, 16 + size);
  return kind === compressed ? unpack(bytes.subarray(16), size) : undefined;
}

function unpack(bytes: Buffer, size: number): Buffer {
  const window = Buffer.alloc(windowSize, 32);
  let place = window.write(beginning, 'latin1');
  const out = Buffer.alloc(size);
  let length = 0;
  const put = (byte: number) => {
    if (length < size) out[length++] = byte;
    window[place] = byte;
    place = (place + 1) % windowSize;
  };
  for (let at = 0; at < bytes.length && length < size;) {
    const flags = bytes[at++]!;
    for (let bit = 0; bit < 8 && at < bytes.length; bit += 1) {
      if (((flags >> bit) & 1) === 0) {
        put(bytes[at++]!);
        continue;
      }
      if (at + 1 >= bytes.length) return out.subarray(0, length);
      const reference = bytes.readUInt16BE(at);
      at += 2;
      const from = reference >> 4;
      if (from === place) return out.subarray(0, length);
      for (let each = 0; each < (reference & 15) + 2; each += 1) put(window[(from + each) % windowSize]!);
    }
  }
  return out.subarray(0, length);
}
