/** Each costs a look at the whole mail and questions to DNS; honest mails bring one to three. */
const mostSignatures = 5;
const longestHead = 256 * 1024;

function endOfHead(bytes: Buffer): number {
  const [unix, network] = [bytes.indexOf('\n\n'), bytes.indexOf('\r\n\r\n')];
  const ends = [unix, network].filter((at) => at >= 0);
  return ends.length === 0 ? bytes.length : Math.min(...ends);
}

/** The mail with its topmost signatures only; undefined when its head is too long to be looked at. */
export function withFewSignatures(bytes: Buffer): Buffer | undefined {
  const end = endOfHead(bytes);
  if (end > longestHead) return undefined;
  const fields = bytes
    .toString('latin1', 0, end)
    .split(/\n(?![ \t])/)
    .map((text) => ({ text, signature: /^dkim-signature\s*:/i.test(text) }));
  if (fields.filter(({ signature }) => signature).length <= mostSignatures) return bytes;
  let seen = 0;
  const kept = fields.filter(({ signature }) => !signature || ++seen <= mostSignatures);
  return Buffer.concat([Buffer.from(kept.map(({ text }) => text).join('\n'), 'latin1'), bytes.subarray(end)]);
}
