import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problem } from '#core/contract/problems.ts';

interface Script {
  text: string;
  tag: string;
  /** For Subresource Integrity. */
  integrity: string;
}

export interface BuiltScripts {
  /** A script, or undefined before it is built. */
  scriptOf: (name: string) => Promise<Script | undefined>;
  /** Sends a script, or only that it has not changed. Throws `not-found` before it is built. */
  send: (name: string, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
}

/** The scripts that a build left in a folder, read once, for pages of customers. */
export function builtScripts(folder: string): BuiltScripts {
  let built: Promise<Map<string, Script>> | undefined;

  async function scriptOf(name: string): Promise<Script | undefined> {
    const script = (await (built ??= readScripts(folder))).get(name);
    if (script === undefined) built = undefined; // it may be built while the server runs
    return script;
  }

  async function send(name: string, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const script = await scriptOf(name);
    if (script === undefined)
      throw problem('not-found', { detail: 'There is no such script. Was it built (npm run build)?' });
    reply.header('etag', script.tag).header('cache-control', 'public, max-age=300, stale-while-revalidate=86400');
    if (request.headers['if-none-match'] === script.tag) return reply.code(304).send();
    return reply.type('text/javascript; charset=utf-8').send(script.text);
  }

  return { scriptOf, send };
}

async function readScripts(folder: string): Promise<Map<string, Script>> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => /^[\w-]+\.js$/.test(name));
  const entries = names.map(async (name) => {
    const text = await readFile(join(folder, name), 'utf8');
    const hash = createHash('sha384').update(text);
    const integrity = `sha384-${hash.digest('base64')}`;
    return [name, { text, tag: `"${integrity.slice(7, 27)}"`, integrity }] as const;
  });
  return new Map(await Promise.all(entries));
}
