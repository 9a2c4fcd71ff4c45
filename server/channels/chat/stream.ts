import type { ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { chatEvent } from '#core/channels/chat-stream.ts';
import type { App } from '#platform';
import { openPage } from './page.ts';
import type { Pass } from './token.ts';

type ChatEvent = z.output<typeof chatEvent>;

const beatMilliseconds = 15_000;
const mostOfOneVisitor = 12;
/** A reader that far behind is cut off and comes back by itself. */
const mostBehind = 1024 * 1024;
/** Transactions end within seconds, but may become visible after a later message: a resumed stream looks back a little. */
const lookBackMilliseconds = 60_000;

const open = new Map<string, Set<ServerResponse>>();

function write(out: ServerResponse, event: ChatEvent): void {
  if (out.destroyed) return;
  const { event: name, ...data } = z.encode(chatEvent, event);
  const at = positionOf(event);
  out.write(`${at === undefined ? '' : `id: ${at.getTime()}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  if (event.event === 'over') out.end();
  else if (out.writableLength > mostBehind) out.destroy();
}

/** The place to go on from: the newest message that was told. */
function positionOf(event: ChatEvent): Date | undefined {
  if (event.event === 'message') return event.message.at;
  return event.event === 'sync' ? event.state.messages.at(-1)?.at : undefined;
}

function resumePoint(request: FastifyRequest): Date | undefined {
  const last = Number(request.headers['last-event-id'] ?? Number.NaN);
  return Number.isSafeInteger(last) ? new Date(last - lookBackMilliseconds) : undefined;
}

function admit(visitor: string, out: ServerResponse): void {
  const streams = open.get(visitor) ?? new Set();
  open.set(visitor, streams.add(out));
  if (streams.size > mostOfOneVisitor) streams.values().next().value?.destroy();
}

function leave(visitor: string, out: ServerResponse): void {
  const streams = open.get(visitor);
  streams?.delete(out);
  if (streams?.size === 0) open.delete(visitor);
}

/** Streams the visitor's own conversation: first what stands there (or came since Last-Event-ID), then what happens. */
export async function streamToVisitor(
  app: App,
  { request, reply, pass }: { request: FastifyRequest; reply: FastifyReply; pass: Pass },
): Promise<void> {
  const page = await openPage(app, pass);
  const out = reply.raw;
  if (out.destroyed) return page.close();
  reply.hijack();
  out.writeHead(200, streamHeaders);
  out.write('retry: 1000\n\n');
  admit(pass.visitor, out);
  const beat = setInterval(() => out.write(': beat\n\n'), beatMilliseconds);
  out.once('close', () => {
    clearInterval(beat);
    page.close();
    leave(pass.visitor, out);
  });
  page.begin({
    since: resumePoint(request),
    write: (event) => write(out, event),
    fail(error) {
      app.log.warn({ err: error }, 'a visitor’s page could not be told');
      out.destroy();
    },
  });
}

const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
};
