import { Worker } from 'node:worker_threads';
import { Unreadable, type ReadMail } from './decode-mail.ts';
import type { Question, Reading } from './reader-thread.ts';

export { Unreadable, type ReadMail } from './decode-mail.ts';

const usualLimit = 20_000;
const memory = { maxOldGenerationSizeMb: 512 };

let thread: Worker | undefined;
let turn: Promise<unknown> = Promise.resolve();

/** Whoever dies is not asked again, not even by the next mail in the same moment. */
function forget(dying: Worker): void {
  if (thread === dying) thread = undefined;
}

function startThread(): Worker {
  const made = new Worker(new URL('./reader-thread.ts', import.meta.url), { resourceLimits: memory, env: {} });
  made.once('error', () => forget(made));
  made.once('exit', () => forget(made));
  return made;
}

const tooMuch: Reading = { unreadable: 'Taking this mail apart takes too long or too much memory.' };

function answerOf(worker: Worker, question: Question): Promise<Reading> {
  const { promise, resolve, reject } = Promise.withResolvers<Reading>();
  const failed = (error: Error) =>
    'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(tooMuch) : reject(error);
  const ended = () => resolve(tooMuch);
  worker.once('message', resolve).once('error', failed).once('exit', ended);
  worker.postMessage(question);
  return promise.finally(() => worker.off('message', resolve).off('error', failed).off('exit', ended));
}

async function readInThread(question: Question, milliseconds: number): Promise<Reading> {
  const worker = (thread ??= startThread());
  const late = setTimeout(() => {
    forget(worker);
    void worker.terminate();
  }, milliseconds);
  worker.ref();
  try {
    return await answerOf(worker, question);
  } finally {
    clearTimeout(late);
    worker.unref();
  }
}

function whole(mail: ReadMail): ReadMail {
  const files = mail.files.map((file) => {
    const { buffer, byteOffset, byteLength } = file.bytes;
    return { ...file, bytes: Buffer.from(buffer, byteOffset, byteLength) };
  });
  return { ...mail, files };
}

/**
 * Reads raw bytes in a thread of its own, one mail at a time: whatever a stranger thinks of, the desk goes on, and a mail that
 * takes longer than `milliseconds` or too much memory is given up. Throws Unreadable for it, and for one without a sender
 * that could be answered; `returnPath` (MAIL FROM) stands in for a sender. Any other error is of the thread, not of the mail.
 */
export function readMail(
  bytes: Buffer,
  { milliseconds = usualLimit, returnPath }: { milliseconds?: number; returnPath?: string | undefined } = {},
): Promise<ReadMail> {
  const reading = turn.then(() => readInThread({ bytes, returnPath }, milliseconds));
  turn = reading.catch(() => undefined);
  return reading.then((read) => {
    if ('mail' in read) return whole(read.mail);
    throw new Unreadable('unreadable' in read ? read.unreadable : `It could not be taken apart: ${read.failed}`);
  });
}
