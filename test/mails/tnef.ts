/** Writes winmail.dat as Outlook does (MS-OXTNEF): enough of it to be read back. */
const attribute = {
  begin: 0x9002,
  title: 0x8010,
  data: 0x800f,
  inner: 0x9005,
  properties: 0x9003,
  codePage: 0x9007,
  body: 0x800c,
};

function numbers(...values: Array<[number, 2 | 4]>): Buffer {
  return Buffer.concat(
    values.map(([value, size]) => {
      const bytes = Buffer.alloc(size);
      bytes.writeUIntLE(value, 0, size);
      return bytes;
    }),
  );
}

function entry(level: 1 | 2, id: number, data: Buffer): Buffer {
  const sum = data.reduce((total, byte) => (total + byte) % 65_536, 0);
  return Buffer.concat([Buffer.from([level]), numbers([id, 4], [data.length, 4]), data, numbers([sum, 2])]);
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

function property(id: number, type: number, value: Buffer): Buffer {
  return Buffer.concat([numbers([type, 2], [id, 2], [1, 4], [value.length, 4]), padded(value)]);
}

function list(properties: Buffer[]): Buffer {
  return Buffer.concat([numbers([properties.length, 4]), ...properties]);
}

const wide = (text: string) => Buffer.from(`${text}\0`, 'utf16le');

/** Files by name, and the words of the message as plain text, HTML or (not compressed) RTF. */
export function writeTnef(about: {
  files: Array<{ name: string; bytes: Buffer }>;
  plain?: string;
  html?: string;
  rtf?: string;
}): Buffer {
  const { files, plain, html, rtf } = about;
  const packed = rtf === undefined ? undefined : Buffer.from(rtf, 'latin1');
  const words = [
    ...(plain === undefined ? [] : [property(0x1000, 0x1f, wide(plain))]),
    ...(html === undefined ? [] : [property(0x1013, 0x102, Buffer.from(html))]),
    ...(packed === undefined
      ? []
      : [
          property(
            0x1009,
            0x102,
            Buffer.concat([numbers([packed.length + 12, 4], [packed.length, 4], [0x41_4c_45_4d, 4], [0, 4]), packed]),
          ),
        ]),
  ];
  return Buffer.concat([
    numbers([0x22_3e_9f_78, 4], [1, 2]),
    entry(1, attribute.codePage, numbers([1252, 4], [0, 4])),
    entry(1, attribute.properties, list(words)),
    ...files.flatMap(({ name, bytes }) => [
      entry(2, attribute.begin, Buffer.alloc(14)),
      entry(2, attribute.title, Buffer.from('SHORTN~1.DAT\0')),
      entry(2, attribute.data, bytes),
      entry(2, attribute.inner, list([property(0x3707, 0x1f, wide(name))])),
    ]),
  ]);
}
