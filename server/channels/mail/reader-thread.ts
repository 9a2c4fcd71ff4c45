import { parentPort } from 'node:worker_threads';
import { decodeMail, Unreadable, type ReadMail } from './decode-mail.ts';

// The thread in which mails are taken apart: see read-mail.ts.

/** What the thread says of a mail. */
export type Reading = { mail: ReadMail } | { unreadable: string } | { failed: string };

async function read(bytes: Uint8Array): Promise<Reading> {
  try {
    return { mail: await decodeMail(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) };
  } catch (error) {
    if (error instanceof Unreadable) return { unreadable: error.message };
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (bytes: Uint8Array) => {
  void read(bytes).then((reading) => parentPort?.postMessage(reading));
});
