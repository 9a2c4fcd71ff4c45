import { isUtf8 } from 'node:buffer';
import PostalMime, { type Email, type PostalMimeOptions } from 'postal-mime';

const broken = '\uFFFD';

function decoderFor(mail: Email): TextDecoder {
  const type = mail.headers.find(({ key }) => key === 'content-type')?.value ?? '';
  const charset = /charset="?([\w-]+)/i.exec(type)?.[1]?.toLowerCase() ?? '';
  try {
    return new TextDecoder(charset === '' || charset.startsWith('utf') ? 'windows-1252' : charset);
  } catch {
    return new TextDecoder('windows-1252');
  }
}

/** The bytes with every line that is not UTF-8 read as the mail's own charset, or as the Western one that old programs meant. */
function mendLines(bytes: Buffer, decoder: TextDecoder): Buffer {
  const lines: Buffer[] = [];
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(10, from);
    const to = end === -1 ? bytes.length : end + 1;
    const line = bytes.subarray(from, to);
    lines.push(isUtf8(line) ? line : Buffer.from(decoder.decode(line)));
    from = to;
  }
  return Buffer.concat(lines);
}

function better<T extends string | undefined>(first: T, mended: T): T {
  return first?.includes(broken) && mended !== undefined && !mended.includes(broken) ? mended : first;
}

/** Parses a mail; words that came without (or with a wrong) charset are read a second time as what they most likely are. */
export async function parseMail(bytes: Buffer, options: PostalMimeOptions): Promise<Email> {
  const mail = await PostalMime.parse(bytes, options);
  const words = [mail.subject, mail.text, mail.html, mail.from?.name];
  if (!words.some((word) => word?.includes(broken)) || isUtf8(bytes)) return mail;
  const mended = await PostalMime.parse(mendLines(bytes, decoderFor(mail)), options);
  const from = better(mail.from?.name, mended.from?.name) === mail.from?.name ? mail.from : mended.from;
  return {
    ...mail,
    from,
    subject: better(mail.subject, mended.subject),
    text: better(mail.text, mended.text),
    html: better(mail.html, mended.html),
  };
}
