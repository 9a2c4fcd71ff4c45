import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';

/**
 * Keeps an eye on what is being answered. The function it returns stops the server: event streams end at once,
 * requests in flight get `seconds` to end, then their connections are cut.
 */
export function watchExchanges(server: FastifyInstance): (seconds: number) => Promise<void> {
  const streams = new Set<ServerResponse>();
  server.addHook('onRequest', async (request, reply) => {
    if (request.headers.accept?.includes('text/event-stream') !== true) return;
    streams.add(reply.raw);
    reply.raw.once('close', () => streams.delete(reply.raw));
  });
  return async (seconds) => {
    const closed = server.close();
    for (const stream of streams) stream.end();
    const idle = setInterval(() => server.server.closeIdleConnections(), 50);
    const cut = setTimeout(() => server.server.closeAllConnections(), seconds * 1000);
    await closed;
    clearInterval(idle);
    clearTimeout(cut);
  };
}
