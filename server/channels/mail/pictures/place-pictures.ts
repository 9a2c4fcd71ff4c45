import { unescapeHtml } from '../page/escape-html.ts';

/** A picture that came with a mail. */
export type Placed = { contentId: string; type: string; bytes: Buffer };

/** Puts pictures where sanitised HTML names them by their ids. */
export function placePictures(html: string, pictures: Placed[]): string {
  const urls = new Map(
    pictures.map(({ contentId, type, bytes }) => [
      contentId.toLowerCase(),
      `data:${type};base64,${bytes.toString('base64')}`,
    ]),
  );
  return html.replaceAll(/src="cid:([^"]+)"/gi, (_, cid: string) => {
    const url = urls.get(unescapeHtml(cid).toLowerCase());
    return url === undefined ? '' : `src="${url}"`;
  });
}
