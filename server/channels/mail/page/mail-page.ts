import { buffer } from 'node:stream/consumers';
import { isPicture } from '#core/channels/picture-types.ts';
import { id } from '#core/contract/codecs.ts';
import { mailHtmlQuery } from '#core/contract/channels.ts';
import { isMasked } from '#people';
import { actorOf, bindRaw, decode, openFile, problem, type App, type Tx } from '#platform';
import { z } from 'zod';
import { messageHtml, messageOf } from '../../messages.ts';
import { refuseUnseen } from '../../requested-file.ts';
import { framed } from './mail-frame.ts';
import { largestPictures, placePictures, type Placed } from '../pictures/place-pictures.ts';
import { pictureLink } from '../pictures/picture-route.ts';
import { withRemote } from '../pictures/remote-pictures.ts';

/** Pictures that came with the mail go into the page itself: a sandboxed page has no cookie to ask for them. */
async function picturesOf(tx: Tx, app: App, message: string): Promise<Placed[]> {
  const { files } = await messageOf(tx, message);
  const pictures: Placed[] = [];
  let size = 0;
  for (const { id: file, contentId, type, size: bytes } of files) {
    if (contentId === null || !isPicture(type)) continue;
    if (size + bytes > largestPictures) continue;
    size += bytes;
    const { stream } = await openFile(tx, app.files, file);
    pictures.push({ contentId, type, bytes: await buffer(stream) });
  }
  return pictures;
}

/** A mail as its sender laid it out, on a page of its own that may run nothing and load nothing unless asked to. */
export const mailPage = bindRaw({
  method: 'GET',
  path: '/api/v1/messages/:id/html',
  permission: 'conversation.read',
  async handle(app, request, reply) {
    const actor = actorOf(request);
    const { id: message } = decode(z.strictObject({ id: id('msg') }), request.params);
    const { images } = decode(mailHtmlQuery, request.query);
    if (isMasked(actor))
      throw problem('forbidden', { detail: 'Customers’ addresses are masked for you: read the text.' });
    const { keyring, world } = app;
    const about = { workspace: actor.workspace, now: world.now() };
    const body = await app.database.inWorkspace(actor.workspace, async (tx) => {
      await refuseUnseen(tx, message, actor);
      const html = await messageHtml(tx, message);
      if (html === null) throw problem('not-found', { detail: 'This message is plain text.' });
      const linked = withRemote(html, (url) => (images ? pictureLink(keyring, { ...about, url }) : undefined));
      return placePictures(linked, await picturesOf(tx, app, message));
    });
    return framed(reply, body, { measured: true });
  },
});
