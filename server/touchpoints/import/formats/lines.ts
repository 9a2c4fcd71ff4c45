import type { Readable } from 'node:stream';

/** A line with its end; `cut` when it was longer than allowed, then only its beginning is here. */
export interface Line {
  bytes: Buffer;
  /** Bytes of the line in the stream, its end included. */
  length: number;
  cut: boolean;
}

/** Lines of a stream, without ever holding more than `longest` bytes of one. */
export async function* linesOf(stream: Readable, longest: number): AsyncGenerator<Line> {
  let parts: Buffer[] = [];
  let held = 0;
  let length = 0;
  const keep = (part: Buffer) => {
    length += part.length;
    const room = part.subarray(0, Math.max(0, longest - held));
    held += room.length;
    if (room.length > 0) parts.push(room);
  };
  const line = (): Line => {
    const made = { bytes: Buffer.concat(parts), length, cut: length > held };
    parts = [];
    held = length = 0;
    return made;
  };
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      keep(chunk.subarray(from, at + 1));
      from = at + 1;
      yield line();
    }
    if (from < chunk.length) keep(chunk.subarray(from));
  }
  if (length > 0) yield line();
}
