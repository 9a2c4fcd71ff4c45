import type { Block, Inline, ListItem, Mark, Words } from '#core/marked/tree.ts';
import { html, type Html } from '#platform';
import { linked } from './linked.ts';

/** By the id of a file, the name under which its picture comes with the mail. */
type Pictures = ReadonlyMap<string, string>;

function wrapped(inner: Html | Html[], { type }: Mark): Html {
  if (type === 'bold') return html`<strong>${inner}</strong>`;
  if (type === 'italic') return html`<em>${inner}</em>`;
  if (type === 'code') return html`<code style="font-family:monospace">${inner}</code>`;
  return html`${inner}`;
}

function words({ text, marks = [] }: Words): Html {
  const link = marks.find((mark) => mark.type === 'link');
  const inner = marks.reduce<Html | Html[]>(wrapped, link === undefined ? linked(text) : html`${text}`);
  return link === undefined ? html`${inner}` : html`<a href="${link.attrs.href}">${inner}</a>`;
}

function piece(one: Inline, pictures: Pictures): Html {
  if (one.type === 'text') return words(one);
  if (one.type === 'hardBreak') return html`<br />`;
  if (one.type === 'mention') return html`@${one.attrs.label}`;
  const cid = pictures.get(one.attrs.id);
  if (cid === undefined) return html`[${one.attrs.name}]`;
  return html`<img src="cid:${cid}" alt="${one.attrs.name}" style="max-width:100%;height:auto" />`;
}

function item({ content }: ListItem, pictures: Pictures): Html {
  const [only] = content;
  if (content.length === 1 && only?.type === 'paragraph')
    return html`<li>${(only.content ?? []).map((one) => piece(one, pictures))}</li>`;
  return html`<li>${markedHtml(content, pictures)}</li>`;
}

function block(one: Block, pictures: Pictures): Html {
  switch (one.type) {
    case 'paragraph':
      return html`<p style="margin:0 0 1em">${(one.content ?? []).map((each) => piece(each, pictures))}</p>`;
    case 'codeBlock':
      return html`<pre style="margin:0 0 1em;white-space:pre-wrap;font-family:monospace">
${(one.content ?? []).map(({ text }) => text)}</pre>`;
    case 'blockquote':
      return html`<blockquote style="margin:0 0 1em;padding-left:1em;border-left:2px solid">
        ${markedHtml(one.content, pictures)}
      </blockquote>`;
    case 'bulletList':
      return html`<ul style="margin:0 0 1em;padding-left:1.5em">
        ${one.content.map((each) => item(each, pictures))}
      </ul>`;
    case 'orderedList':
      return html`<ol start="${one.attrs.start}" style="margin:0 0 1em;padding-left:1.5em">
        ${one.content.map((each) => item(each, pictures))}
      </ol>`;
  }
}

/** Marked text as HTML. All of it is ours: whoever wrote the text chose words, marks and where links lead, and nothing else. */
export function markedHtml(blocks: readonly Block[], pictures: Pictures): Html[] {
  return blocks.map((one) => block(one, pictures));
}
