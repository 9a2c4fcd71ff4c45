import sanitizeHtml from 'sanitize-html';

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
  allowedTags: ['a', 'br', ...blocks, ...moreBlocks],
  allowedAttributes: { a: ['href'] },
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'title', 'head', 'template'],
  nestingLimit: 200,
};

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

function linked(_: string, href: string, inner: string): string {
  const words = inner.trim();
  const target = href.replace(/^mailto:/i, '');
  return words === '' || target === '' || words.includes(target) || target.includes(words)
    ? inner
    : `${inner} (${href})`;
}

/** The words of an HTML mail as plain text: blocks become lines, list items get a dash, links keep their address. */
export function htmlToText(html: string): string {
  return sanitizeHtml(html, options)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/<a href="([^"]*)">(.*?)<\/a>/g, linked)
    .replaceAll(/<br\s*\/?>/g, '\n')
    .replaceAll(/<li>/g, '\n- ')
    .replaceAll(/<\/(p|h[1-6]|blockquote|ul|ol|table|pre)>/g, '\n\n')
    .replaceAll(/<\/(td|th)>/g, ' ')
    .replaceAll(/<\/?(div|tr|dl|dt|dd|section|article|header|footer|address|figure|hr|form)[^>]*>/g, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(amp|lt|gt|quot);/g, (entity) => entities[entity] ?? entity)
    .replaceAll(/ {2,}/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
