import sanitizeHtml from 'sanitize-html';

const length = [/^-?[\d.]+(px|pt|em|rem|%|ex|ch)?$/, /^auto$/];
const lengths = [/^(-?[\d.]+(px|pt|em|rem|%)?|auto)(\s+(-?[\d.]+(px|pt|em|rem|%)?|auto)){0,3}$/];
const colour = [/^#[0-9a-f]{3,8}$/i, /^rgba?\([\d\s.,%]+\)$/i, /^[a-z]+$/i];
const words = [/^[a-z0-9 -]+$/i];
const line = [/^[a-z0-9 #().,%-]+$/i];

const allowedStyles = {
  '*': {
    color: colour,
    'background-color': colour,
    'text-align': words,
    'vertical-align': words,
    'text-decoration': words,
    'font-size': [...length, ...words],
    'font-weight': words,
    'font-style': words,
    'font-family': [/^[a-z0-9 ,'"-]+$/i],
    'line-height': length,
    'white-space': words,
    width: length,
    'max-width': length,
    height: length,
    padding: lengths,
    margin: lengths,
    border: line,
    'border-top': line,
    'border-bottom': line,
    'border-left': line,
    'border-right': line,
    'border-collapse': words,
    'border-radius': lengths,
    direction: words,
  },
};

const sized = ['width', 'height', 'align', 'valign', 'bgcolor'];

const tags =
  'a abbr address b bdi bdo big blockquote br caption center cite code col colgroup dd del div dl dt em figcaption ' +
  'figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s section small span strike strong sub sup table ' +
  'tbody td tfoot th thead tr tt u ul';

/** A link leads out of here, or nowhere: what has no scheme would be an address of our own console. */
function linkOut(tagName: string, { href, ...attribs }: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const leads = href !== undefined && /^\s*(https?:\/\/|mailto:|tel:)/i.test(href) ? { href } : {};
  return { tagName, attribs: { ...attribs, ...leads, target: '_blank', rel: 'noopener noreferrer nofollow' } };
}

/** What stands in them are no words of the writer. */
export const silentTags = ['script', 'style', 'textarea', 'option', 'noscript', 'title', 'head', 'template'];
/** Tags within one another; those further in go, their words stay. */
export const deepestTags = 200;

const options: sanitizeHtml.IOptions = {
  allowedTags: tags.split(' '),
  nonTextTags: silentTags,
  allowedAttributes: {
    '*': ['style', 'dir', 'lang', 'title'],
    a: ['href', 'target', 'rel'],
    img: ['src', 'alt', ...sized],
    table: ['border', 'cellpadding', 'cellspacing', ...sized],
    td: ['colspan', 'rowspan', ...sized],
    th: ['colspan', 'rowspan', ...sized],
    tr: sized,
    col: ['span', ...sized],
    ol: ['start', 'type'],
    font: ['color', 'face', 'size'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['http', 'https', 'cid', 'data'] },
  allowProtocolRelative: false,
  allowedStyles,
  parseStyleAttributes: true,
  nestingLimit: deepestTags,
  transformTags: { a: linkOut },
  exclusiveFilter: ({ tag, attribs }) =>
    tag === 'img' && /^data:(?!image\/(png|jpe?g|gif|webp)[;,])/i.test(attribs['src'] ?? ''),
};

/** HTML of a stranger, cut down to what shows words, tables and pictures: no script, no form, no style sheet. */
export function sanitiseHtml(html: string): string {
  return sanitizeHtml(html, options);
}

const opened = /<(\/?)(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)\b)[a-z]/gi;
const deepest = 30_000;

/** Whether so many tags stand open at once that taking the HTML apart would take minutes: nobody lays out a mail like that. */
export function isNestedTooDeep(html: string): boolean {
  let depth = 0;
  for (const [, closing] of html.matchAll(opened)) {
    depth = closing === '' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > deepest) return true;
  }
  return false;
}
