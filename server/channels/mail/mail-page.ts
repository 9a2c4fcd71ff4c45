import { buffer } from 'node:stream/consumers';
import { id } from '#core/contract/codecs.ts';
import { mailHtmlQuery } from '#core/contract/channels.ts';
import { visibleTo } from '#people';
import { actorOf, bindRaw, decode, openFile, problem, type App, type Tx } from '#platform';
import { z } from 'zod';
import { messageHtml, messageOf } from '../messages.ts';

const largestPictures = 8 * 1024 * 1024;
const pictureTypes = /^image\/(png|jpeg|gif|webp)$/;

/** Pictures that came with the mail go into the page itself: a sandboxed page may ask this server for nothing. */
async function withPictures(tx: Tx, app: App, about: { message: string; html: string }): Promise<string> {
  const { files } = await messageOf(tx, about.message);
  const pictures = new Map<string, string>();
  let size = 0;
  for (const file of files) {
    if (file.contentId === null || !pictureTypes.test(file.type)) continue;
    size += file.size;
    if (size > largestPictures) break;
    const { stream } = await openFile(tx, app.files, file.id);
    pictures.set(file.contentId.toLowerCase(), `data:${file.type};base64,${(await buffer(stream)).toString('base64')}`);
  }
  return about.html.replaceAll(/src="cid:([^"]+)"/gi, (whole, cid: string) => {
    const picture = pictures.get(cid.replaceAll('&amp;', '&').toLowerCase());
    return picture === undefined ? whole : `src="${picture}"`;
  });
}

function policy(images: boolean): string {
  return [
    'sandbox allow-popups allow-popups-to-escape-sandbox',
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `img-src data:${images ? ' https: http:' : ''}`,
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ].join('; ');
}

const style =
  'body{margin:0;padding:8px;font:15px/1.5 system-ui,sans-serif;overflow-wrap:break-word;color:#1a1a1a;background:#fff}' +
  'img{max-width:100%;height:auto}table{max-width:100%}blockquote{margin:8px 0;padding-left:12px;border-left:3px solid #ddd}';

/** A mail as its sender laid it out, on a page of its own that may run nothing and load nothing unless asked to. */
export const mailPage = bindRaw({
  method: 'GET',
  path: '/api/v1/messages/:id/html',
  permission: 'conversation.read',
  async handle(app, request, reply) {
    const actor = actorOf(request);
    const { id: message } = decode(z.strictObject({ id: id('msg') }), request.params);
    const { images } = decode(mailHtmlQuery, request.query);
    if (!visibleTo(actor).everything) throw problem('not-found', { detail: 'No such message.' });
    const body = await app.database.inWorkspace(actor.workspace, async (tx) => {
      const html = await messageHtml(tx, message);
      if (html === null) throw problem('not-found', { detail: 'This message is plain text.' });
      return await withPictures(tx, app, { message, html });
    });
    reply.header('content-security-policy', policy(images));
    reply.header('x-frame-options', 'SAMEORIGIN');
    reply.header('referrer-policy', 'no-referrer');
    reply.type('text/html; charset=utf-8');
    return `<!doctype html><meta charset="utf-8"><base target="_blank"><style>${style}</style>${body}`;
  },
});
