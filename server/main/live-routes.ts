import type { ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { noticeRung, noticesGiven } from '#desk';
import { authenticator, visibleTo } from '#people';
import {
  actorOf,
  bindRaw,
  parsePosition,
  Problem,
  type Actor,
  type App,
  type EventDefinition,
  type LiveMessage,
  type OpenScreen,
  type Route,
} from '#platform';
import type { Permission } from '#core/people/permissions.ts';
import { limitedStream, ofConversations } from './live-limited.ts';
import { liveTexts, type TextOf } from './live-text.ts';

const beatMilliseconds = 15_000;
/** Many come at the same time, as after a restart: the first beats say soon how many they became. */
const firstBeats = [1_000, 3_000, 7_000];
/** A session also ends by itself, without an event. */
const lookAgainMilliseconds = 60_000;
/** A reader that far behind is cut off; it comes back by itself and hears what it missed. */
const mostBehind = 1024 * 1024;
/** What one look at the lists costs the server: with that many consoles each looks no more often than it can bear. */
const millisecondsOfALook = 60;

/** The stream of a console: what happens in the workspace, by name and subject; screens then read what they show. */
export function liveRoutes(events: readonly EventDefinition[]): Route[] {
  const texts = liveTexts(events);
  return [
    bindRaw({
      method: 'GET',
      path: '/api/v1/live',
      permission: 'session',
      handle: (app, request, reply) => stream(app, request, { reply, texts }),
    }),
  ];
}

interface Stream {
  reply: FastifyReply;
  texts: TextOf;
}

const streamHeaders = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
};

async function stream(app: App, request: FastifyRequest, { reply, texts }: Stream): Promise<void> {
  const actor = actorOf(request);
  const out = reply.raw;
  let mayHear = hearingOf(actor);
  const { write: writeOut, begin } = writerTo(out);
  const limited =
    actor.sight === undefined
      ? undefined
      : limitedStream(app, actor, { texts, write: writeOut, fail: () => out.destroy() });
  const write = limited?.write ?? writeOut;
  const screen = await app.live.open(
    {
      workspace: actor.workspace,
      who: actor.id,
      isProgram: actor.kind !== 'agent',
      textOf(message, shown) {
        if (!mayHear(message)) return undefined;
        if (limited === undefined) return texts(message, shown);
        limited.hear(message, shown);
        return undefined;
      },
      write,
      loadAnew: (position) => write(`id: ${position}\nevent: resync\ndata: {}\n\n`),
    },
    placeOf(request),
  );
  if (out.destroyed) return screen.close();
  reply.hijack();
  out.writeHead(200, streamHeaders);
  begin();
  const lookAgain = async () => {
    const now = await stillLetIn(app, request, actor);
    if (now !== null && now.sight !== actor.sight) return void out.destroy();
    if (now !== null) mayHear = hearingOf(now);
    else if (!out.writableEnded) out.end('event: over\ndata: {}\n\n');
  };
  const stops = [...hearAlso(app, actor, { write, texts, lookAgain }), enter(app, actor, screen), screen.close];
  const tell = () => beat(app, actor, { screen, write });
  const beats = firstBeats.map((after) => setTimeout(tell, after));
  beats.push(setInterval(tell, beatMilliseconds));
  beats.push(setInterval(() => void lookAgain(), lookAgainMilliseconds));
  write(`id: ${screen.position()}\nevent: ready\ndata: ${JSON.stringify({ screen: screen.id })}\n\n`);
  tell();
  out.once('close', () => {
    for (const each of beats) clearTimeout(each);
    for (const stop of stops) stop();
  });
}

/** Where the stream goes on: after the last event that was heard, or where the page was loaded. */
function placeOf({ headers, query }: FastifyRequest) {
  const { after } = query as { after?: unknown };
  const place = headers['last-event-id'] ?? after;
  return typeof place === 'string' ? parsePosition(place) : undefined;
}

/** Writes to the stream once it has begun; what is said before waits. */
function writerTo(out: ServerResponse): { write(text: string): void; begin(): void } {
  let waiting: string | undefined = '';
  const write = (text: string) => {
    if (waiting !== undefined) waiting += text;
    else if (out.writableLength > mostBehind) out.destroy();
    else if (!out.writableEnded) out.write(text);
  };
  return {
    write,
    begin() {
      const text = waiting ?? '';
      waiting = undefined;
      if (text !== '') write(text);
    },
  };
}

/** The place to resume from moves on even where nothing was to be told, and lists learn how often they may look anew. */
function beat(app: App, actor: Actor, { screen, write }: { screen: OpenScreen; write(text: string): void }): void {
  const screens = app.live.presence.screens(actor.workspace);
  const pace = JSON.stringify({ milliseconds: screens * millisecondsOfALook });
  write(`: beat\nid: ${screen.position()}\nevent: pace\ndata: ${pace}\n\n`);
}

interface Also {
  write(text: string): void;
  texts: TextOf;
  lookAgain(): Promise<void>;
}

const aboutAccess = /^(session|member)\./;

/** What concerns this stream alone: that its person may no longer be let in, and how the figures stand. */
function hearAlso(app: App, { workspace, id }: Actor, { write, texts, lookAgain }: Also): Array<() => void> {
  const access = ({ subject, name }: LiveMessage) => {
    if (subject === id && aboutAccess.test(name)) void lookAgain();
  };
  const figures = (state: string) =>
    write(texts({ workspace, position: null, name: 'analytics.state', subject: state, data: {} }, true) ?? '');
  return [app.live.subscribe(workspace, access), app.analytics.onState(figures)];
}

/** From here on the person counts as being there. */
function enter(app: App, actor: Actor, screen: OpenScreen): () => void {
  if (actor.kind !== 'agent' || actor.id === null) return () => undefined;
  const { workspace, id: member, name } = actor;
  return app.live.presence.enter({ id: screen.id, workspace, member, name });
}

/** Who listens, as they stand now; null when they would not be let in any more. A database that is away changes nothing. */
async function stillLetIn(app: App, request: FastifyRequest, actor: Actor): Promise<Actor | null> {
  try {
    const now = await authenticator(app)(request);
    return now?.id === actor.id && now.workspace === actor.workspace ? now : null;
  } catch (error) {
    return error instanceof Problem && error.type !== 'unavailable' ? null : actor;
  }
}

const neededFor: ReadonlyArray<readonly [names: RegExp, permission: Permission]> = [
  [/^(ask|survey)\./, 'listening.read'],
  [/^(recovery|cause)\./, 'care.read'],
  [/^praise\./, 'care.praise'],
];

/**
 * Whoever may not see conversations does not hear of them either; of a limited sight each is asked anew. Notices are told to those
 * who have them.
 */
function hearingOf(actor: Actor): (message: LiveMessage) => boolean {
  const reads =
    visibleTo(actor).everything || (actor.sight !== undefined && actor.permissions.has('conversation.read'));
  return ({ name, data }) => {
    if (name === noticesGiven.name) return noticesGiven.data.parse(data).people.includes(actor.id ?? '');
    if (name === noticeRung.name) return noticeRung.data.parse(data).to.some(({ person }) => person === actor.id);
    if (ofConversations.test(name)) return reads;
    const needed = neededFor.find(([names]) => names.test(name))?.[1];
    return needed === undefined || actor.permissions.has(needed);
  };
}
