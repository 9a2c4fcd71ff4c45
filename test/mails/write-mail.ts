/** One part of a mail: its header lines and its bytes (of text, or as given). */
export interface Part {
  head: string[];
  body: string | Buffer | Part[];
}

const end = '\r\n';

function lines(text: string): string {
  return text.replaceAll(/\r?\n/g, end);
}

/** Base64 in lines of 76. */
export function base64(bytes: Buffer | string): string {
  return (
    Buffer.from(bytes as never)
      .toString('base64')
      .match(/.{1,76}/g)
      ?.join(end) ?? ''
  );
}

let counter = 0;

/** The bytes of a part; several parts make a multipart with a boundary of their own. */
export function writePart({ head, body }: Part): Buffer {
  if (!Array.isArray(body)) {
    const bytes = typeof body === 'string' ? Buffer.from(lines(body)) : body;
    return Buffer.concat([Buffer.from(`${head.join(end)}${end}${end}`), bytes]);
  }
  counter += 1;
  const boundary = `=_part${counter}`;
  const named = head.map((line) =>
    /^content-type: *multipart/i.test(line) ? `${line}; boundary="${boundary}"` : line,
  );
  const inner = body.flatMap((part) => [Buffer.from(`--${boundary}${end}`), writePart(part), Buffer.from(end)]);
  return Buffer.concat([Buffer.from(named.join(end) + end + end), ...inner, Buffer.from(`--${boundary}--${end}`)]);
}

/** A text part. */
export function words(text: string, type = 'text/plain; charset=utf-8'): Part {
  return { head: [`Content-Type: ${type}`, 'Content-Transfer-Encoding: 8bit'], body: text };
}

/** A file as an attachment; `more` are further header lines. */
export function file(name: string, type: string, about: { bytes: Buffer | string; more?: string[] }): Part {
  const head = [`Content-Type: ${type}; name="${name}"`, 'Content-Transfer-Encoding: base64', ...(about.more ?? [])];
  const disposition = head.some((line) => /^content-disposition/i.test(line))
    ? []
    : [`Content-Disposition: attachment; filename="${name}"`];
  return { head: [...head, ...disposition], body: base64(about.bytes) };
}

/** Several parts together: `mixed`, `alternative`, `related`, `signed; protocol=…`. */
export function together(kind: string, parts: Part[]): Part {
  return { head: [`Content-Type: multipart/${kind}`], body: parts };
}

/** A whole mail: its own header lines before those of its one part. */
export function writeMail(head: string[], part: Part): Buffer {
  return writePart({ ...part, head: [...head, 'MIME-Version: 1.0', ...part.head] });
}
