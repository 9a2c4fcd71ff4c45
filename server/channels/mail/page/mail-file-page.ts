import { buffer } from 'node:stream/consumers';
import { bindRaw, problem } from '#platform';
import { requestedFile } from '../../requested-file.ts';
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
  return placePictures(
    withRemote(html, () => undefined),
    pictures,
  );
}

/** A mail that came as a file of another one, opened to be read: nothing in it runs, and nothing is loaded from the web. */
export const mailFilePage = bindRaw({
  method: 'GET',
  path: '/api/v1/messages/:id/files/:file/mail',
  permission: 'conversation.read',
  async handle(app, request, reply) {
    const opened = await requestedFile(app, request);
    if (!isMail(opened)) throw problem('unsupported', { detail: 'This file is no mail.' });
    if (opened.size > largest)
      throw problem('too-large', { detail: 'This mail is too large to be opened here: download it.' });
    const mail = await readMail(await buffer(opened.stream), { returnPath: nobody }).catch((error: unknown) => {
      throw error instanceof Unreadable ? problem('unsupported', { detail: error.message }) : error;
    });
    return framed(reply, headOf(mail) + bodyOf(mail), { title: escapeHtml(mail.subject) });
  },
});
