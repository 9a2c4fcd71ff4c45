import { isPicture } from '#core/channels/picture-types.ts';
import type { NewFile } from '../../message-files.ts';
import { htmlToSignedText } from './html-to-text.ts';
import { withoutSigns } from './quote-signs.ts';
import { escapeHtml, unescapeHtml } from '../page/escape-html.ts';
import { sanitiseHtml } from '../page/sanitise-html.ts';
import { imgSource, imgTag } from '../pictures/remote-pictures.ts';
import type { Content, Piece } from './content.ts';

export type Words = { text: string; html: string | null };

/** Longer layout takes longer to clean than it takes to read: the words are taken, the layout becomes a file. */
const longestHtml = 3_000_000;
const longestText = 1_000_000;
const embedded =
  /(<img\b[^<>]{0,2000}?\bsrc\s*=\s*["']?)data:(image\/(?:png|jpe?g|gif|webp));base64,([A-Za-z0-9+/=\s%]*)/gi;

const mostLifted = 150;

function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}

/** Pictures written into the HTML itself become files that it names, so that they are seen beside the text too. */
function liftPictures(html: string, files: NewFile[]): string {
  return html.replaceAll(embedded, (...[whole, before, type, base64]: string[]) => {
    if (files.length >= mostLifted) return whole ?? '';
    const place = files.length + 1;
    const contentId = `picture-${place}@embedded.invalid`;
    const bytes = Buffer.from(base64 ?? '', 'base64');
    const subtype = (type ?? '').slice(6).toLowerCase().replace('jpg', 'jpeg');
    files.push({ bytes, name: `picture-${place}.${subtype}`, type: `image/${subtype}`, contentId, inline: false });
    return `${before}cid:${contentId}`;
  });
}

function pictureTag(file: NewFile, position: number): string {
  file.contentId ??= `picture-${position}@inline.invalid`;
  return `<p><img src="cid:${escapeHtml(file.contentId)}" alt="${escapeHtml(file.name)}"></p>`;
}

/** Ids that the layout names already: those pictures have their place. */
function namedIds(html: string): Set<string> {
  return new Set([...html.matchAll(/["'(\s=]cid:([^"'\s>)]+)/gi)].map((match) => bareId(match[1] ?? '')));
}

function bareId(id: string): string {
  const plain = unescapeHtml(id);
  try {
    return decodeURIComponent(plain).toLowerCase();
  } catch {
    return plain.toLowerCase();
  }
}

/** Whether words follow a picture: then its place among them matters. */
function hasPictureAmongWords(pieces: Piece[]): boolean {
  const first = pieces.findIndex(({ picture }) => picture !== undefined);
  return first !== -1 && pieces.slice(first).some((piece) => !isBlank(piece.plain) || !isBlank(piece.html));
}

function layOut(content: Content): string | undefined {
  const { pieces, files } = content;
  const lifted = pieces.map((piece) =>
    piece.html === undefined ? piece : { ...piece, html: liftPictures(piece.html, files) },
  );
  const named = namedIds(lifted.map(({ html }) => html ?? '').join('\n'));
  const loose = lifted.filter(({ picture }) => picture === undefined || !named.has(bareId(picture.contentId ?? '')));
  if (loose.every(({ html }) => isBlank(html)) && !hasPictureAmongWords(loose)) return undefined;
  return loose
    .map((piece, position) => {
      if (piece.picture !== undefined) return pictureTag(piece.picture, position);
      if (piece.html !== undefined) return piece.html;
      return isBlank(piece.plain) ? '' : `<div style="white-space: pre-wrap">${escapeHtml(piece.plain ?? '')}</div>`;
    })
    .join('\n');
}

/** The sanitised layout with the ids its pictures really have; which pictures it shows is written on the files. */
function withPlaces(html: string, { files, locations }: Content): string {
  const byId = new Map(files.flatMap((file) => (file.contentId === undefined ? [] : [[bareId(file.contentId), file]])));
  const place = (whole: string, before: string, src: string) => {
    const plain = unescapeHtml(src);
    const file = /^cid:/i.test(plain) ? byId.get(bareId(plain.slice(4))) : locations.get(plain);
    if (file === undefined) return /^(https?:|cid:|data:)/i.test(plain) ? whole : before;
    if (!isPicture(file.type)) return whole;
    file.contentId ??= `location-${files.indexOf(file)}@inline.invalid`;
    file.inline = true;
    return `${before} src="cid:${escapeHtml(file.contentId)}"`;
  };
  return html.replaceAll(imgTag, (img) => img.replace(imgSource, place));
}

function textOf(pieces: Piece[], html: string | undefined): string {
  const said = pieces.filter(({ picture }) => picture === undefined);
  const lines = said.map(({ plain, html: laidOut }) =>
    isBlank(plain) && laidOut !== undefined && plain === undefined
      ? htmlToSignedText(laidOut)
      : withoutSigns(plain ?? ''),
  );
  const text = lines
    .filter((line) => !isBlank(line))
    .join('\n')
    .trim();
  return isBlank(text) && html !== undefined ? htmlToSignedText(html) : text;
}

function keepLong(content: Content, text: string): string {
  if (text.length <= longestText) return text;
  content.files.push({
    bytes: Buffer.from(withoutSigns(text)),
    name: 'whole-message.txt',
    type: 'text/plain',
    inline: false,
  });
  content.mended.push('The text is longer than a million letters: its beginning is shown, all of it is a file.');
  return text.slice(0, longestText);
}

/** Longer than anybody lays out by hand: the beginning of its words stands for it. */
function keepHuge(content: Content, html: string): Words {
  content.files.push({ bytes: Buffer.from(html), name: 'whole-message.html', type: 'text/html', inline: false });
  content.mended.push('The layout is larger than 3 MB: its words are shown, all of it is a file.');
  const pieces = content.pieces.map((piece) =>
    piece.html === undefined ? piece : { ...piece, html: piece.html.slice(0, 500_000) },
  );
  return { html: null, text: keepLong(content, textOf(pieces, undefined)) };
}

/** The words of a mail as plain text, with the signs of quotes (quote-signs.ts), and (sanitised) as they were laid out; null when it came as plain text. */
export function wordsOf(content: Content): Words {
  const html = layOut(content);
  if (html !== undefined && html.length > longestHtml) return keepHuge(content, html);
  const shown = html === undefined ? null : withPlaces(sanitiseHtml(html), content);
  return { html: shown, text: keepLong(content, textOf(content.pieces, html)) };
}
