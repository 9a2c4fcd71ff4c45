import { escapeHtml, unescapeHtml } from '../page/escape-html.ts';

/** A picture in sanitised HTML, in which no `<` or `>` of the writer is left but as a sign. */
export const imgTag = /<img [^>]*>/g;
const source = /\ssrc="([^"]*)"/;
const remote = /\ssrc="(https?:[^"]*)"/i;
const own = /\ssrc="(data:|cid:)/i;

/** A picture of one dot only tells its sender that somebody looks: it is never fetched. */
function isDot(img: string): boolean {
  return ['width', 'height'].every((side) => new RegExp(`\\s${side}="\\s*0*[01](px)?\\s*"`).test(img));
}

/** Web addresses of the pictures in sanitised HTML, dots left out. */
export function remotePictures(html: string): string[] {
  return (html.match(imgTag) ?? []).flatMap((img) => {
    const url = remote.exec(img)?.[1];
    return url === undefined || isDot(img) ? [] : [unescapeHtml(url)];
  });
}

/** The same HTML with pictures of the web from where `link` says; without a link the frame stands empty, with its words. */
export function withRemote(html: string, link: (url: string) => string | undefined): string {
  return html.replaceAll(imgTag, (img) => {
    const url = remote.exec(img)?.[1];
    if (url === undefined) return own.test(img) ? img : img.replace(source, '');
    if (isDot(img)) return '';
    const place = link(unescapeHtml(url));
    return img.replace(remote, () => (place === undefined ? '' : ` src="${escapeHtml(place)}"`));
  });
}
