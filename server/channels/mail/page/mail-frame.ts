import type { FastifyReply } from 'fastify';

/** Nothing of the outside, ever: pictures of the web come by way of this server, and only when they are asked for. */
const policy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "img-src 'self' data:",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
];

/** Without `allow-scripts` nothing runs, whatever else is allowed. */
const sandbox = 'sandbox allow-popups allow-popups-to-escape-sandbox';

const style = `body{margin:0;padding:8px;font:15px/1.5 system-ui,sans-serif;overflow-wrap:break-word;color:#1a1a1a;background:#fff}
img{max-width:100%;height:auto}
img:not([src]){min-width:1em;min-height:1em;outline:1px dashed #bbb;outline-offset:-1px}
table{max-width:100%}
blockquote{margin:8px 0;padding-left:12px;border-left:3px solid #ddd}
pre{white-space:pre-wrap;font:inherit;margin:0}
dl.head{display:grid;grid-template-columns:auto 1fr;gap:2px 12px;margin:0 0 12px;padding:0 0 12px;border-bottom:1px solid #ddd}
dl.head dt{color:#666}dl.head dd{margin:0}
h1{font-size:19px;margin:0 0 8px}`;

type Frame = {
  title?: string;
  /** The console may look at it from outside, so that its frame is as tall as the mail: it stays of our origin then. */
  measured?: boolean;
};

/** A page that shows a stranger's layout (sanitised by the caller): it runs nothing and loads nothing but from here. */
export function framed(reply: FastifyReply, body: string, { title = 'Mail', measured = false }: Frame = {}): string {
  const kept = measured ? `${sandbox} allow-same-origin` : sandbox;
  reply.header('content-security-policy', [kept, ...policy].join('; '));
  reply.header('x-frame-options', 'SAMEORIGIN');
  reply.header('referrer-policy', 'no-referrer');
  reply.type('text/html; charset=utf-8');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><base target="_blank"><style>${style}</style>${body}</html>`;
}
