import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { bindRaw, problem, type Route } from '#platform';

const folder = join(import.meta.dirname, '../../../dist/widget');
const limit = { perMinute: 6000, burst: 3000 };

interface BuiltFile {
  text: string;
  tag: string;
  /** The same text, smaller, once somebody asked for it. */
  packed: Map<Packing, Promise<Buffer>>;
}

const packings = { br: promisify(brotliCompress), gzip: promisify<Buffer, Buffer>(gzip) };
type Packing = keyof typeof packings;
/** Files that are named by what is in them never change. */
const lasting = /-[0-9a-f]{12}\.\w+$/;

let built: Promise<Map<string, BuiltFile>> | undefined;

async function read(): Promise<Map<string, BuiltFile>> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => /^[\w-]+\.(js|json)$/.test(name));
  const entries = files.map(async (name) => {
    const text = await readFile(join(folder, name), 'utf8');
    const tag = `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 20)}"`;
    return [name, { text, tag, packed: new Map() } satisfies BuiltFile] as const;
  });
  return new Map(await Promise.all(entries));
}

/** The first script under the name that lasts, with its hash; throws not-found where the widget was not built. */
export async function presentScript(): Promise<{ address: string; integrity: string }> {
  const file = (await (built ??= read())).get('widget.json');
  if (!file) {
    built = undefined;
    throw notBuilt();
  }
  const { first } = JSON.parse(file.text) as { first: { file: string; integrity: string } };
  return { address: `/widget/${first.file}`, integrity: first.integrity };
}

function notBuilt() {
  return problem('not-found', { detail: 'There is no such part of the widget. Was it built (npm run build)?' });
}

async function send(name: string, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const file = (await (built ??= read())).get(name);
  if (!file) {
    built = undefined; // it may be built while the server runs
    throw notBuilt();
  }
  const short = 'public, max-age=300, stale-while-revalidate=86400';
  reply.header('etag', file.tag).header('vary', 'accept-encoding');
  reply.header('cache-control', lasting.test(name) ? 'public, max-age=31536000, immutable' : short);
  if (request.headers['if-none-match'] === file.tag) return reply.code(304).send();
  reply.type(name.endsWith('.json') ? 'application/json; charset=utf-8' : 'text/javascript; charset=utf-8');
  const packing = packingFor(request.headers['accept-encoding']);
  if (packing === undefined) return reply.send(file.text);
  const bytes = file.packed.get(packing) ?? packings[packing](Buffer.from(file.text));
  file.packed.set(packing, bytes);
  return reply.header('content-encoding', packing).send(await bytes);
}

function packingFor(accepted: string | string[] | undefined): Packing | undefined {
  const wishes = String(accepted ?? '').split(/[\s,]+/);
  return (['br', 'gzip'] as const).find((packing) => wishes.includes(packing));
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
