import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { FastifyReply } from 'fastify';
import { bindRaw, pageHeaders, problem, type Route } from '#platform';

const folder = join(import.meta.dirname, '../../dist/web');
const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.json': 'application/json',
  '.html': 'text/html; charset=utf-8',
};

/** The console: its files by name, and its one page at every other address, with a nonce of its own each time. */
export function consoleRoutes(): Route[] {
  const built = consoleAsBuilt();
  return [
    bindRaw({
      method: 'GET',
      path: '*',
      public: true,
      limit: { perMinute: 3_000, burst: 1_000 },
      handle(_app, request, reply) {
        const path = request.url.split('?', 1)[0]!;
        const { files, page } = built();
        if (path !== '/index.html' && files.has(path)) return sendFile(reply, path);
        // a page that stayed open over an upgrade asks for pieces that are gone: never give it a page instead
        if (/^\/+(api|v1|beacon|pixel|assets)\//.test(path))
          throw problem('not-found', { detail: 'There is nothing at this address.' });
        if (page === undefined)
          throw problem('unavailable', { detail: 'The console has not been built: run npm run build.' });
        return reply.send(page.replaceAll('__CSP_NONCE__', pageHeaders(reply)));
      },
    }),
  ];
}

interface Built {
  files: ReadonlySet<string>;
  page: string | undefined;
}

/** The console as it was built last: a build beside a running server is noticed. */
function consoleAsBuilt(): () => Built {
  let known: { at: number; built: Built } | undefined;
  return () => {
    const at = statSync(join(folder, 'index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (known?.at !== at) known = { at, built: readBuilt() };
    return known.built;
  };
}

function readBuilt(): Built {
  const files = filesBelow(folder);
  return { files, page: files.has('/index.html') ? readFileSync(join(folder, 'index.html'), 'utf8') : undefined };
}

/** File names carry a hash of their content, so browsers may keep them for a year. */
function sendFile(reply: FastifyReply, path: string): FastifyReply {
  const kept = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=300';
  return reply
    .header('cache-control', kept)
    .type(types[extname(path)] ?? 'application/octet-stream')
    .send(createReadStream(join(folder, path)));
}

function filesBelow(root: string): ReadonlySet<string> {
  try {
    const entries = readdirSync(root, { recursive: true, withFileTypes: true });
    return new Set(
      entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(root.length)),
    );
  } catch {
    return new Set();
  }
}
