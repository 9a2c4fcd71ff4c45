/** Bytes as letters: UTF-8 where they are that, else each byte a letter, so that none is lost. */
export function latin1OrUtf8(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.includes('\uFFFD') ? bytes.toString('latin1') : text;
}
