/** Each costs a look at the whole mail and questions to DNS; honest mails bring one to three. */
const mostSignatures = 5;
/** A thousand recipients take half of it. */
const longestHead = 256 * 1024;
/** Of a longer head only these are looked at: who wrote, and what vouches for it. */
const vouching =
  /^(from|dkim-signature|arc-[a-z-]{1,40}|sender|reply-to|to|cc|subject|date|message-id|mime-version|content-[a-z-]{1,40})[ \t]*:/i;
const sender = /^from[ \t]*:/i;
const longestFrom = 16 * 1024;

function endOfHead(bytes: Buffer): number {
  const [unix, network] = [bytes.indexOf('\n\n'), bytes.indexOf('\r\n\r\n')];
  const ends = [unix, network].filter((at) => at >= 0);
  return ends.length === 0 ? bytes.length : Math.min(...ends);
}

function lengthOf(fields: readonly string[]): number {
  return fields.reduce((sum, text) => sum + text.length + 1, 0);
}

/** A long head without what says nothing about its sender; if that is not enough, with the sender alone. */
function shortened(fields: string[]): string[] {
  if (lengthOf(fields) <= longestHead) return fields;
  const kept = fields.filter((text) => vouching.test(text));
  return lengthOf(kept) <= longestHead ? kept : kept.filter((text) => sender.test(text));
}

const signature = /^dkim-signature[ \t]*:/i;

/**
 * The mail as it is looked at: with its topmost signatures only, and without the superfluous of a very long head, so that no
 * length spares a mail the look. Undefined where who wrote it is itself too long to be read.
 */
export function withFewSignatures(bytes: Buffer): Buffer | undefined {
  const end = endOfHead(bytes);
  const all = bytes.toString('latin1', 0, end).split(/\n(?![ \t])/);
  if (lengthOf(all.filter((text) => sender.test(text))) > longestFrom) return undefined;
  let seen = 0;
  const kept = shortened(all.filter((text) => !signature.test(text) || ++seen <= mostSignatures));
  if (kept.length === all.length) return bytes;
  const head = Buffer.from(kept.join('\n'), 'latin1');
  return Buffer.concat([head, bytes.subarray(end)]);
}
