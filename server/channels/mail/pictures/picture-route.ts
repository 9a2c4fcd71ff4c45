import { bindRaw, decode, problem, type Keyring } from '#platform';
import { z } from 'zod';
import { noPicture } from './no-picture.ts';
import { keptPicture } from './kept-pictures.ts';

const purpose = 'remote-picture';
const goodFor = 60 * 60_000;
const longest = 2_000;
const path = '/api/v1/remote-pictures';

const link = z.tuple([z.uuid(), z.number(), z.string().max(longest)]);
const linkQuery = z.strictObject({ link: z.string().max(6_000), signature: z.string().max(200) });

/**
 * Where the console finds a picture of the web that somebody asked to see: signed, for an hour, so that this server fetches
 * nothing that no mail of the workspace named. Undefined for addresses longer than any honest one.
 */
export function pictureLink(
  keyring: Keyring,
  about: { workspace: string; url: string; now: Date },
): string | undefined {
  if (about.url.length > longest) return undefined;
  const text = JSON.stringify([about.workspace, about.now.getTime() + goodFor, about.url]);
  const packed = Buffer.from(text).toString('base64url');
  return `${path}?link=${packed}&signature=${encodeURIComponent(keyring.sign(purpose, packed))}`;
}

function opened(keyring: Keyring, query: z.output<typeof linkQuery>, now: Date): { workspace: string; url: string } {
  if (!keyring.verify(purpose, query.link, query.signature)) throw problem('not-found', { detail: 'No such picture.' });
  const [workspace, until, url] = link.parse(JSON.parse(Buffer.from(query.link, 'base64url').toString()));
  if (now.getTime() > until) throw problem('gone', { detail: 'This link to a picture has run out.' });
  return { workspace, url };
}

/** Gives a picture of the web to a mail's page, which has no cookies: the signature says that somebody may see it. */
export const pictureRoute = bindRaw({
  method: 'GET',
  path,
  public: true,
  limit: { perMinute: 600, burst: 200 },
  async handle(app, request, reply) {
    const { workspace, url } = opened(app.keyring, decode(linkQuery, request.query), app.world.now());
    const picture = await keptPicture(app, workspace, url).catch((error: unknown) => {
      app.log.info({ reason: String(error) }, 'a picture of a mail was not fetched');
      return 'absent' as const;
    });
    reply.header('content-security-policy', "default-src 'none'; sandbox");
    reply.header('cross-origin-resource-policy', 'cross-origin');
    // A picture that says so is seen by whoever reads the mail; a sentence as JSON is not.
    if (picture === 'absent' || picture === undefined) {
      reply
        .status(picture === undefined ? 429 : 404)
        .header('cache-control', 'no-store')
        .type(noPicture.type);
      return noPicture.text;
    }
    reply.header('cache-control', 'private, max-age=600');
    reply.type(picture.type);
    return picture.bytes;
  },
});
