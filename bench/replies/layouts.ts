import type { Label, LabelledLine } from './labelled.ts';

/** What a message is made of in one language: see languages.json. */
export interface Language {
  me: string;
  mail: string;
  them: string;
  bodies: string[];
  quoted: string[];
  bye: string;
  gmail: string;
  apple: string;
  bird: string;
  head: string[];
  date: string;
  original: string;
  forwarded: string;
  phone: string;
  outlook: string;
}

export interface Parts extends Language {
  body: string;
  answered: string;
}

const help = 'help@acme.test';
const named = (pattern: string, { them }: Parts): string => pattern.replace('{n}', them).replace('{a}', help);

function lines(label: Label, text: string, before = ''): LabelledLine[] {
  return text.split('\n').map((line) => ({ label, text: `${before}${line}`.trimEnd() }));
}
const quoted = (parts: Parts, mark = '> '): LabelledLine[] => lines('q', parts.answered, mark);
const gap: LabelledLine = { label: 'e', text: '' };

/** As programs do that send lines of at most 72 letters: between the name and the address. */
function wrapped(label: Label, text: string): LabelledLine[] {
  const at = text.length > 60 ? text.indexOf('<') + 1 : 0;
  return at > 1 ? [...lines(label, text.slice(0, at)), ...lines(label, text.slice(at))] : lines(label, text);
}

function headers({ head, them, me, date }: Parts, value = ': '): LabelledLine[] {
  const values = [`${them} <${help}>`, date, me, '#1234'];
  return head.map((label, at): LabelledLine => ({ label: 'q', text: `${label}${value}${values[at]}` }));
}

function signature({ bye, me, mail }: Parts): LabelledLine[] {
  return [...lines('e', `${bye}\n${me}`), ...lines('s', `Example Ltd\nTel. +1 555 0100\n${mail}`)];
}

/** Layouts of plain text, as the programs of the world make them. */
export const plainLayouts: Record<string, (parts: Parts) => LabelledLine[]> = {
  gmail: (parts) => [...lines('v', parts.body), gap, ...wrapped('q', named(parts.gmail, parts)), gap, ...quoted(parts)],
  iphone: (parts) => [
    ...lines('v', parts.body),
    gap,
    ...lines('s', parts.phone),
    gap,
    ...lines('q', named(parts.apple, parts)),
    gap,
    ...quoted(parts),
  ],
  thunderbird: (parts) => [
    ...lines('q', named(parts.bird, parts)),
    ...quoted(parts),
    gap,
    ...lines('v', parts.body),
    gap,
    ...lines('e', `${parts.bye}\n${parts.me}`),
  ],
  outlook: (parts) => [
    ...lines('v', parts.body),
    gap,
    ...signature(parts),
    gap,
    ...headers(parts),
    gap,
    ...quoted(parts, ''),
  ],
  'outlook mobile': (parts) => [
    ...lines('v', parts.body),
    gap,
    ...lines('s', parts.outlook),
    ...lines('q', '_'.repeat(32)),
    ...headers(parts),
    gap,
    ...quoted(parts, ''),
  ],
  'original message': (parts) => [
    ...lines('v', parts.body),
    ...lines('q', `-----${parts.original}-----`),
    ...headers(parts, parts.me.length % 2 === 0 ? ': ' : ' : '),
    gap,
    ...quoted(parts, ''),
  ],
  forward: (parts) => [
    ...lines('v', parts.body),
    gap,
    ...lines('v', `-------- ${parts.forwarded} --------`),
    ...headers(parts).map(({ text }): LabelledLine => ({ label: 'v', text })),
    gap,
    ...lines('v', parts.answered),
  ],
  interleaved: (parts) => {
    const [first = '', ...more] = parts.answered.split('\n\n');
    return [
      ...lines('e', named(parts.gmail, parts)),
      ...lines('e', first, '> '),
      gap,
      ...lines('v', parts.body.split('\n\n')[0] ?? ''),
      gap,
      ...more.flatMap((text) => lines('e', text, '> ')),
      gap,
      ...lines('v', parts.body.split('\n\n').slice(1).join('\n\n')),
    ];
  },
};

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const divs = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? '<div><br></div>' : `<div>${escaped(line)}</div>`))
    .join('');
const paragraphs = (text: string): string =>
  text
    .split('\n')
    .map((line) => `<p class="MsoNormal">${line === '' ? '&nbsp;' : escaped(line)}</p>`)
    .join('\n');

function boldHeaders({ head, them, me, date }: Parts): string {
  const values = [`${them} <${help}>`, date, me, '#1234'];
  return head.map((label, at) => `<b>${escaped(label)}:</b> ${escaped(values[at] ?? '')}`).join('<br>');
}

/** Layouts of HTML; `{{q}}` begins what is quoted, and so on. */
export const htmlLayouts: Record<string, (parts: Parts) => string> = {
  'gmail html': (parts) =>
    `<div dir="ltr">{{v}}${divs(parts.body)}</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">{{q}}` +
    `${escaped(named(parts.gmail, parts))}<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex">${divs(parts.answered)}</blockquote></div>`,
  'outlook html': (parts) =>
    `<html><body><div class="WordSection1">{{v}}${paragraphs(parts.body)}<p class="MsoNormal">{{e}}${escaped(parts.bye)}</p><p class="MsoNormal">${escaped(parts.me)}</p>` +
    `<div><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p class="MsoNormal">{{q}}${boldHeaders(parts)}</p></div></div>${paragraphs(parts.answered)}</div></body></html>`,
  'apple html': (parts) =>
    `<html><body dir="auto">{{v}}${divs(parts.body)}<div><br></div><div dir="ltr">{{s}}${escaped(parts.phone)}</div><div dir="ltr"><br><blockquote type="cite">` +
    `{{q}}${escaped(named(parts.apple, parts))}<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">${divs(parts.answered)}</div></blockquote></body></html>`,
};
