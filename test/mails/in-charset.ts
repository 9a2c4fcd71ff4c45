const tables = new Map<string, Map<string, Buffer>>();

/** Every letter of a charset with its bytes, found by reading all bytes of it. */
function tableOf(charset: string): Map<string, Buffer> {
  const there = tables.get(charset);
  if (there !== undefined) return there;
  const decoder = new TextDecoder(charset);
  const table = new Map<string, Buffer>();
  const add = (bytes: number[]) => {
    const letter = decoder.decode(Buffer.from(bytes));
    if (Array.from(letter).length === 1 && letter !== '\uFFFD' && !table.has(letter))
      table.set(letter, Buffer.from(bytes));
  };
  for (let byte = 0; byte < 256; byte += 1) add([byte]);
  if (/big5|gb|jis|euc/.test(charset))
    for (let first = 0x81; first < 0xff; first += 1)
      for (let second = 0x40; second < 0xff; second += 1) add([first, second]);
  tables.set(charset, table);
  return table;
}

/** The bytes of a text in an old charset; throws for a letter it does not have. */
export function inCharset(text: string, charset: string): Buffer {
  const table = tableOf(charset);
  return Buffer.concat(
    Array.from(text, (letter) => {
      const bytes = table.get(letter);
      if (bytes === undefined) throw new Error(`${charset} has no ${letter}`);
      return bytes;
    }),
  );
}
