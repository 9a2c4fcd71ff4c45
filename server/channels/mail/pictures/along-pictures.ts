import { isPicture } from '#core/channels/picture-types.ts';
import type { MessageFile } from '../../message-files.ts';
import { escapeHtml, unescapeHtml } from '../page/escape-html.ts';
import { largestPictures } from './place-pictures.ts';
import { imgSource, imgTag } from './remote-pictures.ts';

/** Sanitised HTML as it can be passed on, and the pictures among its words, each by a name of its own. */
export interface WithPictures {
  html: string;
  pictures: MessageFile[];
}

/** The words that stand for a picture; none for one that has none. */
function wordsFor(img: string): string {
  const words = / alt="([^"]+)"/.exec(img)?.[1]?.trim() ?? '';
  return words === '' ? '' : `[${words}]`;
}

/**
 * Takes the pictures that came with a mail along. Those of the web are left out, and words stand for them: whoever reads the mail that
 * is passed on would tell their sender by loading them.
 */
export function takePictures(html: string, files: readonly MessageFile[]): WithPictures {
  const known = new Map(
    files.flatMap((file) =>
      file.contentId !== null && isPicture(file.type) ? [[file.contentId.toLowerCase(), file] as const] : [],
    ),
  );
  const taken = new Map<string, MessageFile>();
  let room = largestPictures;
  const take = (source: string): MessageFile | undefined => {
    const file = /^cid:/i.test(source) ? known.get(unescapeHtml(source.slice(4)).toLowerCase()) : undefined;
    if (file === undefined || taken.has(file.id)) return file;
    if (file.size > room) return undefined;
    room -= file.size;
    taken.set(file.id, { ...file, inline: true, contentId: `${file.id}@forwarded` });
    return file;
  };
  const placed = html.replaceAll(imgTag, (img) => {
    const source = imgSource.exec(img)?.[2];
    if (source !== undefined && /^data:/i.test(source)) return img;
    const file = source === undefined ? undefined : take(source);
    if (file === undefined) return wordsFor(img);
    return img.replace(imgSource, (_, before) => `${before} src="cid:${escapeHtml(`${file.id}@forwarded`)}"`);
  });
  return { html: placed, pictures: [...taken.values()] };
}
