import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { bindRaw, problem, type Route } from '#platform';

const folder = join(import.meta.dirname, '../../../dist/form');
const limit = { perMinute: 6000, burst: 3000 };

interface Script {
  text: string;
  tag: string;
  integrity: string;
}

let built: Promise<Map<string, Script>> | undefined;

async function read(): Promise<Map<string, Script>> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => /^[\w-]+\.js$/.test(name));
  const entries = names.map(async (name) => {
    const text = await readFile(join(folder, name), 'utf8');
    const hash = createHash('sha384').update(text);
    const integrity = `sha384-${hash.digest('base64')}`;
    return [name, { text, tag: `"${integrity.slice(7, 27)}"`, integrity }] as const;
  });
  return new Map(await Promise.all(entries));
}

async function scriptOf(name: string): Promise<Script | undefined> {
  const script = (await (built ??= read())).get(name);
  if (script === undefined) built = undefined; // it may be built while the server runs
  return script;
}

/** The script for pages of other sites, and what it hashes to (Subresource Integrity); null before it is built. */
export async function embedScript(): Promise<{ path: string; integrity: string } | null> {
  const script = await scriptOf('embed.js');
  return script === undefined ? null : { path: '/form.js', integrity: script.integrity };
}

async function send(name: string, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const script = await scriptOf(name);
  if (script === undefined)
    throw problem('not-found', { detail: 'There is no such part of the form. Was it built (npm run build)?' });
  reply.header('etag', script.tag).header('cache-control', 'public, max-age=300, stale-while-revalidate=86400');
  if (request.headers['if-none-match'] === script.tag) return reply.code(304).send();
  return reply.type('text/javascript; charset=utf-8').send(script.text);
}

/** The scripts of the form's page, and the one for pages of other sites. */
export const assetRoutes: Route[] = [
  bindRaw({
    method: 'GET',
    path: '/form.js',
    public: true,
    cors: true,
    limit,
    handle: (_app, request, reply) => send('embed.js', request, reply),
  }),
  bindRaw({
    method: 'GET',
    path: '/form/:file',
    public: true,
    limit,
    handle: (_app, request, reply) => send((request.params as { file: string }).file, request, reply),
  }),
];
