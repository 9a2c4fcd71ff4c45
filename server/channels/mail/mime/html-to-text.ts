import sanitizeHtml from 'sanitize-html';
import { signsOf, takeSigns, tidyLines, withoutSigns, type Meaning } from './quote-signs.ts';
import { unescapeHtml } from '../page/escape-html.ts';
import { deepestTags, silentTags } from '../page/sanitise-html.ts';
import { meaningOf } from '../tag-meaning.ts';

const blocks = [
  'address',
  'article',
  'blockquote',
  'dd',
  'div',
  'dl',
  'dt',
  'figure',
  'footer',
  'form',
  'h1',
  'h2',
  'h3',
];
const moreBlocks = [
  'h4',
  'h5',
  'h6',
  'header',
  'hr',
  'li',
  'ol',
  'p',
  'pre',
  'section',
  'table',
  'td',
  'th',
  'tr',
  'ul',
];

const options: sanitizeHtml.IOptions = {
  allowedTags: ['a', 'br', ...blocks, ...moreBlocks, 'm-quote', 'm-indent', 'm-head', 'm-signature'],
  allowedAttributes: { a: ['href'] },
  transformTags: {
    '*': (tagName, attribs) => {
      const meaning = meaningOf(tagName, attribs);
      return { tagName: meaning === undefined ? tagName : `m-${meaning}`, attribs };
    },
  },
  nonTextTags: silentTags,
  nestingLimit: deepestTags,
};

function linked(_: string, href: string, inner: string): string {
  const words = inner.trim();
  const target = href.replace(/^mailto:/i, '');
  return words === '' || target === '' || words.includes(target) || target.includes(words)
    ? inner
    : `${inner} (${href})`;
}

function signOf(_: string, closing: string, meaning: string): string {
  const { open, close } = signsOf(meaning as Meaning);
  const gap = meaning === 'quote' || meaning === 'indent' ? '\n\n' : '\n';
  return closing === '' ? `${meaning === 'quote' ? gap : '\n'}${open}` : `${close}${gap}`;
}

/** The same as htmlToText with the signs of quotes and signatures in it: see quote-signs.ts. */
export function htmlToSignedText(html: string): string {
  const laidOut = withoutSigns(sanitizeHtml(html, options))
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/<a href="([^"]*)">(.*?)<\/a>/g, linked)
    .replaceAll(/<br\s*\/?>/g, '\n')
    .replaceAll(/<li>/g, '\n- ')
    .replaceAll(/<(\/?)m-(quote|indent|head|signature)>/g, signOf)
    .replaceAll(/<\/(p|h[1-6]|ul|ol|table|pre)>/g, '\n\n')
    .replaceAll(/<\/(td|th)>/g, ' ')
    .replaceAll(/<\/?(div|tr|dl|dt|dd|section|article|header|footer|address|figure|hr|form)[^>]*>/g, '\n')
    .replaceAll(/<[^>]*>/g, '');
  return tidyLines(unescapeHtml(laidOut));
}

/** The words of an HTML mail as plain text: blocks become lines, list items get a dash, links keep their address. */
export function htmlToText(html: string): string {
  return takeSigns(htmlToSignedText(html)).text;
}
