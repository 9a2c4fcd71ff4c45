import { escapeHtml, unescapeHtml } from '../page/escape-html.ts';

/** A picture in sanitised HTML, in which no `<` or `>` of the writer is left but as a sign. */
export const imgTag = /<img [^>]*>/g;
/** Where such a picture comes from, behind whole attributes only: the words of another one may end in `src=`. */
export const imgSource = /^(<img(?: [\w-]+="[^"]*")*?) src="([^"]*)"/;
const fromWeb = /^https?:/i;
const own = /^(data|cid):/i;

/** A picture of one dot only tells its sender that somebody looks: it is never fetched. */
function isDot(img: string): boolean {
  return ['width', 'height'].every((side) => new RegExp(`\\s${side}="\\s*0*[01](px)?\\s*"`).test(img));
}

/** Web addresses of the pictures in sanitised HTML, dots left out. */
export function remotePictures(html: string): string[] {
  return (html.match(imgTag) ?? []).flatMap((img) => {
    const url = imgSource.exec(img)?.[2];
    return url === undefined || !fromWeb.test(url) || isDot(img) ? [] : [unescapeHtml(url)];
  });
}

/** The same HTML with pictures of the web from where `link` says; without a link the frame stands empty, with its words. */
export function withRemote(html: string, link: (url: string) => string | undefined): string {
  return html.replaceAll(imgTag, (img) => {
    const url = imgSource.exec(img)?.[2];
    if (url === undefined || own.test(url)) return img;
    if (!fromWeb.test(url)) return img.replace(imgSource, '$1');
    if (isDot(img)) return '';
    const place = link(unescapeHtml(url));
    return img.replace(imgSource, (_, before) =>
      place === undefined ? before : `${before} src="${escapeHtml(place)}"`,
    );
  });
}
