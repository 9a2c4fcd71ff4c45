import { unescapeHtml } from '../page/escape-html.ts';
import { imgSource, imgTag } from './remote-pictures.ts';

/** A picture that came with a mail. */
export type Placed = { contentId: string; type: string; bytes: Buffer };

/** Bytes of all pictures in one page together, each counted as often as it stands there. */
export const largestPictures = 25 * 1024 * 1024;

/** Puts pictures where sanitised HTML names them by their ids; where one would be too much the frame stands empty, with its words. */
export function placePictures(html: string, pictures: Placed[]): string {
  const urls = new Map(
    pictures.map(({ contentId, type, bytes }) => [
      contentId.toLowerCase(),
      `data:${type};base64,${bytes.toString('base64')}`,
    ]),
  );
  let room = largestPictures;
  return html.replaceAll(imgTag, (img) =>
    img.replace(imgSource, (whole, before: string, source: string) => {
      if (!/^cid:/i.test(source)) return whole;
      const url = urls.get(unescapeHtml(source.slice(4)).toLowerCase());
      if (url === undefined || url.length > room) return before;
      room -= url.length;
      return `${before} src="${url}"`;
    }),
  );
}
