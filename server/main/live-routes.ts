import type { ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { authenticator, sessionEnded, visibleTo } from '#people';
import {
  actorOf,
  bindRaw,
  parsePosition,
  Problem,
  type Actor,
  type App,
  type EventDefinition,
  type LiveMessage,
  type Route,
} from '#platform';

const beatMilliseconds = 15_000;

/** The stream of a console: what happens in the workspace, by name and subject; screens then read what they show. */
export function liveRoutes(events: readonly EventDefinition[]): Route[] {
  const told = new Set(events.filter(({ live }) => live === true).map(({ name }) => name));
  return [
    bindRaw({
      method: 'GET',
      path: '/api/v1/live',
      permission: 'session',
      handle: (app, request, reply) => stream(app, request, { reply, told }),
    }),
  ];
}

interface Stream {
  reply: FastifyReply;
  told: ReadonlySet<string>;
}

async function stream(app: App, request: FastifyRequest, { reply, told }: Stream): Promise<void> {
  const actor = actorOf(request);
  const missed = await missedBy(app, request, actor);
  reply.hijack();
  const out = reply.raw;
  out.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
  let mayHear = hearingOf(actor);
  const lookAgain = async () => {
    const now = await stillLetIn(app, request, actor);
    if (now !== null) mayHear = hearingOf(now);
    else if (!out.writableEnded) out.end('event: over\ndata: {}\n\n');
  };
  const tell = (message: LiveMessage) => {
    if (message.subject === actor.id && aboutAccess.test(message.name)) void lookAgain();
    if (mayHear(message.name) && (message.position === null || told.has(message.name))) send(out, message);
  };
  const figures = (state: string) =>
    send(out, { workspace: actor.workspace, position: null, name: 'analytics.state', subject: state, data: {} });
  const stops = [app.live.subscribe(actor.workspace, tell), app.analytics.onState(figures)];
  if (missed === 'too many') out.write('event: resync\ndata: {}\n\n');
  else for (const message of missed) tell(message);
  if (actor.kind === 'agent' && actor.id !== null) stops.push(app.live.presence.enter(actor.workspace, actor.id));
  const beat = setInterval(() => {
    out.write(': beat\n\n');
    void lookAgain(); // a session also ends by itself
  }, beatMilliseconds);
  out.write('event: ready\ndata: {}\n\n');
  out.once('close', () => {
    clearInterval(beat);
    for (const stop of stops) stop();
  });
}

const aboutAccess = /^(session|member)\./;

/** Who listens, as they stand now; null when they would not be let in any more. A database that is away changes nothing. */
async function stillLetIn(app: App, request: FastifyRequest, actor: Actor): Promise<Actor | null> {
  try {
    const now = await authenticator(app)(request);
    return now?.id === actor.id && now.workspace === actor.workspace ? now : null;
  } catch (error) {
    return error instanceof Problem && error.type !== 'unavailable' ? null : actor;
  }
}

const ofConversations = /^(conversation|message|thread|chat)\./;

/** Whoever may not see conversations does not hear of them either. */
function hearingOf(actor: Actor): (name: string) => boolean {
  const { everything } = visibleTo(actor);
  return (name) => name !== sessionEnded && (everything || !ofConversations.test(name));
}

async function missedBy(app: App, request: FastifyRequest, actor: Actor): Promise<LiveMessage[] | 'too many'> {
  const last = parsePosition(String(request.headers['last-event-id'] ?? ''));
  if (last === undefined) return [];
  return (await app.live.since(actor.workspace, last)) ?? 'too many';
}

function send(out: ServerResponse, { position, name, subject, data }: LiveMessage): void {
  const id = position === null ? '' : `id: ${position}\n`;
  out.write(
    `${id}event: ${position === null ? 'signal' : 'change'}\ndata: ${JSON.stringify({ name, subject, data })}\n\n`,
  );
}
