import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { bindRaw, problem, type Route } from '#platform';

const folder = join(import.meta.dirname, '../../../dist/widget');
const limit = { perMinute: 6000, burst: 3000 };

interface BuiltFile {
  text: string;
  tag: string;
}

let built: Promise<Map<string, BuiltFile>> | undefined;

async function read(): Promise<Map<string, BuiltFile>> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => /^[\w-]+\.(js|json)$/.test(name));
  const entries = files.map(async (name) => {
    const text = await readFile(join(folder, name), 'utf8');
    return [name, { text, tag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 20)}"` }] as const;
  });
  return new Map(await Promise.all(entries));
}

async function send(name: string, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const file = (await (built ??= read())).get(name);
  if (!file) {
    built = undefined; // it may be built while the server runs
    throw problem('not-found', { detail: 'There is no such part of the widget. Was it built (npm run build)?' });
  }
  reply.header('etag', file.tag).header('cache-control', 'public, max-age=300, stale-while-revalidate=86400');
  if (request.headers['if-none-match'] === file.tag) return reply.code(304).send();
  reply.type(name.endsWith('.json') ? 'application/json; charset=utf-8' : 'text/javascript; charset=utf-8');
  return reply.send(file.text);
}

/** The widget's script and its languages, for the pages of any site. */
export const widgetRoutes: Route[] = [
  bindRaw({
    method: 'GET',
    path: '/widget.js',
    public: true,
    cors: true,
    limit,
    handle: (_app, request, reply) => send('widget.js', request, reply),
  }),
  bindRaw({
    method: 'GET',
    path: '/widget/:file',
    public: true,
    cors: true,
    limit,
    handle: (_app, request, reply) => send((request.params as { file: string }).file, request, reply),
  }),
];
