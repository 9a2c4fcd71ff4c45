import { parentPort } from 'node:worker_threads';
import { decodeMail, Unreadable, type ReadMail } from './decode-mail.ts';

// The thread in which mails are taken apart: see read-mail.ts.

/** What the thread says of a mail. */
export type Reading = { mail: ReadMail } | { unreadable: string } | { failed: string };

/** What the thread is asked. */
export type Question = { bytes: Uint8Array; returnPath: string | undefined };

function read({ bytes, returnPath }: Question): Reading {
  try {
    return { mail: decodeMail(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), returnPath) };
  } catch (error) {
    if (error instanceof Unreadable) return { unreadable: error.message };
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

/** Bytes that have memory of their own are handed over instead of being copied; small ones share the pool of this thread. */
function bytesIn(reading: Reading): ArrayBuffer[] {
  if (!('mail' in reading)) return [];
  const own = reading.mail.files.filter(
    ({ bytes }) => bytes.length > 65_536 && bytes.length === bytes.buffer.byteLength,
  );
  return [...new Set(own.map(({ bytes }) => bytes.buffer as ArrayBuffer))];
}

parentPort?.on('message', (question: Question) => {
  const reading = read(question);
  parentPort?.postMessage(reading, bytesIn(reading));
});
