import { join } from 'node:path';
import { bindRaw, builtScripts, type Route } from '#platform';

const { scriptOf, send } = builtScripts(join(import.meta.dirname, '../../../dist/form'));
const limit = { perMinute: 6000, burst: 3000 };

/** The script for pages of other sites, and what it hashes to (Subresource Integrity); null before it is built. */
export async function embedScript(): Promise<{ path: string; integrity: string } | null> {
  const script = await scriptOf('embed.js');
  return script === undefined ? null : { path: '/form.js', integrity: script.integrity };
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
