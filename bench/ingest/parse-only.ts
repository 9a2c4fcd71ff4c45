import fastify from 'fastify';

// The limit of HTTP and JSON alone: the same requests against an endpoint that parses and forgets.
const server = fastify({ bodyLimit: 4 * 1024 * 1024 });
server.removeAllContentTypeParsers();
server.addContentTypeParser('*', { parseAs: 'buffer' }, async (_request: unknown, bytes: unknown) => bytes);
server.post('/v1/batch', async (request) => {
  const { batch } = JSON.parse((request.body as Buffer).toString('utf8')) as { batch: unknown[] };
  return { success: batch.length > 0 };
});
process.send?.(await server.listen({ port: 0, host: '127.0.0.1' }));
