import { buffer } from 'node:stream/consumers';
import { id } from '#core/contract/codecs.ts';
import { visibleTo } from '#people';
import { actorOf, bindRaw, decode, problem } from '#platform';
import { z } from 'zod';
import { openMessageFile } from '../../message-files.ts';
import { header } from '../headers.ts';
import { escapeHtml } from './escape-html.ts';
import { framed } from './mail-frame.ts';
import { placePictures } from '../pictures/place-pictures.ts';
import { withRemote } from '../pictures/remote-pictures.ts';
import { readMail, Unreadable, type ReadMail } from '../read-mail.ts';

const largest = 25 * 1024 * 1024;
const isMail = (file: { type: string; name: string }) => file.type === 'message/rfc822' || /\.eml$/i.test(file.name);
const nobody = 'nobody@unknown.invalid';

function people(boxes: Array<{ address: string; name: string }>): string {
  const names = boxes.slice(0, 20).map(({ name, address }) => (name === '' ? address : `${name} <${address}>`));
  return [...names, ...(boxes.length > 20 ? [`and ${boxes.length - 20} more`] : [])].join(', ');
}

function headOf(mail: ReadMail): string {
  const lines: Array<[string, string]> = [
    ['From', mail.from.address === nobody ? '' : people([mail.from])],
    ['To', people(mail.to)],
    ['Date', header(mail.headers, 'date') ?? ''],
    [
      'Files',
      mail.files
        .filter(({ inline }) => inline !== true)
        .map(({ name }) => name)
        .join(', '),
    ],
  ];
  const rows = lines
    .filter(([, words]) => words !== '')
    .map(([name, words]) => `<dt>${name}</dt><dd>${escapeHtml(words)}</dd>`);
  return `<h1>${escapeHtml(mail.subject === '' ? 'No subject' : mail.subject)}</h1><dl class="head">${rows.join('')}</dl>`;
}

function bodyOf({ html, text, files }: ReadMail): string {
  if (html === null) return `<pre dir="auto">${escapeHtml(text)}</pre>`;
  const pictures = files.flatMap(({ contentId, inline, type, bytes }) =>
    contentId !== undefined && inline === true ? [{ contentId, type, bytes }] : [],
  );
  return withRemote(placePictures(html, pictures), () => undefined);
}

/** A mail that came as a file of another one, opened to be read: nothing in it runs, and nothing is loaded from the web. */
export const mailFilePage = bindRaw({
  method: 'GET',
  path: '/api/v1/messages/:id/files/:file/mail',
  permission: 'conversation.read',
  async handle(app, request, reply) {
    const actor = actorOf(request);
    const { id: message, file } = decode(z.strictObject({ id: id('msg'), file: id('fil') }), request.params);
    if (!visibleTo(actor).everything) throw problem('not-found', { detail: 'No such file.' });
    const opened = await app.database.inWorkspace(actor.workspace, (tx) => openMessageFile(tx, app, { message, file }));
    if (!isMail(opened)) throw problem('unsupported', { detail: 'This file is no mail.' });
    if (opened.size > largest)
      throw problem('too-large', { detail: 'This mail is too large to be opened here: download it.' });
    const mail = await readMail(await buffer(opened.stream), { returnPath: nobody }).catch((error: unknown) => {
      throw error instanceof Unreadable ? problem('unsupported', { detail: error.message }) : error;
    });
    return framed(reply, headOf(mail) + bodyOf(mail), { title: escapeHtml(mail.subject) });
  },
});
