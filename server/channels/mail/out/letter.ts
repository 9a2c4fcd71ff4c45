import { readMarked } from '#core/marked/read.ts';
import { html, type Html } from '#platform';
import { forwardedText, type Forwarded } from '../../side/forwarded.ts';
import { linked } from './linked.ts';
import { markedHtml } from './marked-html.ts';

/** What a person wrote, what stands under it, and what it answers. */
export type Letter = {
  text: string;
  /** The same with its marks; null: nothing is marked. */
  marked?: string | null;
  /** Pictures among the words: by the id of the file, the name they have in the mail. */
  pictures?: ReadonlyMap<string, string>;
  signature: string | null;
  /** The mail that is answered, quoted already. */
  quoted: string;
  /** Messages that are passed on. */
  forwarded?: readonly Forwarded[];
};

/** The plain text of a mail; the signature begins as mail programs know it (RFC 3676, 4.3). */
export function letterText({ text, signature, quoted, forwarded = [] }: Letter): string {
  const parts = [
    text.trimEnd(),
    signature === null ? '' : `-- \n${signature}`,
    quoted.trimEnd(),
    ...forwarded.map(forwardedText),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function lines(text: string): Html[] {
  return text.split('\n').map((line, at) => html`${at === 0 ? '' : html`<br />`}${linked(line)}`);
}

function paragraphs(text: string): Html[] {
  return text
    .trimEnd()
    .split(/\n{2,}/)
    .map((part) => html`<p style="margin:0 0 1em">${lines(part)}</p>`);
}

/** Quoted lines without their marks: the block says it already. */
function unmarked(quoted: string): { head: string; body: string } {
  const all = quoted.trimEnd().split('\n');
  const first = all.findIndex((line) => line.startsWith('>'));
  const head = all.slice(0, first === -1 ? all.length : first).join('\n');
  const body = first === -1 ? [] : all.slice(first).map((line) => line.replace(/^> ?/, ''));
  return { head: head.trim(), body: body.join('\n') };
}

function quotedBlock(quoted: string): Html | string {
  if (quoted.trim() === '') return '';
  const { head, body } = unmarked(quoted);
  return html`<div class="quoted">
    ${head === '' ? '' : paragraphs(head)}
    <blockquote type="cite" style="margin:0;padding-left:1em;border-left:2px solid">${paragraphs(body)}</blockquote>
  </div>`;
}

/** A stranger's layout may count on white paper: it has some of its own, whatever the reader's mail program shows. */
function forwardedBlock({ head, text, layout }: Forwarded): Html {
  const lines = head.lines.map(({ label, words }) => html`<br /><b>${label}:</b> ${words}`);
  return html`<div class="forwarded" style="margin:0 0 2em">
    <p dir="auto" style="margin:0 0 1em">---------- ${head.title} ----------${lines}</p>
    ${layout === null ? paragraphs(text) : html`<div style="color:#1a1a1a;background-color:#fff;padding:8px">${layout}</div>`}
  </div>`;
}

/**
 * The same as HTML: whole and well formed, without colours of its own, so that dark mail programs show it as they show theirs,
 * and without scripts or anything that is loaded: pictures come with it.
 */
export function letterHtml(letter: Letter): string {
  const { text, marked, pictures = new Map(), signature, quoted, forwarded = [] } = letter;
  const body = marked == null ? paragraphs(text) : markedHtml(readMarked(marked).content, pictures);
  const signed =
    signature === null
      ? ''
      : html`<div class="signature">
          <p style="margin:0">-- <br />${lines(signature)}</p>
        </div>`;
  return html`<!doctype html>
    <html>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title></title>
      </head>
      <body dir="auto" style="font-family:sans-serif;font-size:1em;line-height:1.5">
        ${body} ${signed} ${quotedBlock(quoted)} ${forwarded.map(forwardedBlock)}
      </body>
    </html>`.html;
}
