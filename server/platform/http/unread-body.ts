import type { IncomingMessage } from 'node:http';

/** What is spent on a body that nobody wants. */
const mostBytes = 64 * 1024 * 1024;
const longest = 10_000;

/**
 * Reads away the rest of a body before its refusal is sent and the connection closed: to close over bytes that still arrive breaks
 * the connection, and the sender would never learn why. Gives up after a while, or when too much comes.
 */
export async function readAway(message: IncomingMessage): Promise<void> {
  if (message.complete || message.destroyed || Number(message.headers['content-length']) > mostBytes) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const over = setTimeout(resolve, longest);
  let bytes = 0;
  const count = (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > mostBytes) resolve();
  };
  message.on('data', count).once('end', resolve).once('close', resolve).once('error', resolve);
  message.resume();
  await promise;
  clearTimeout(over);
  message.off('data', count).off('end', resolve).off('close', resolve).off('error', resolve);
}
