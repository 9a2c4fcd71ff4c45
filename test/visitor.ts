import { createHmac, randomUUID } from 'node:crypto';
import type { ChatEvent } from '#core/channels/chat-stream.ts';
import { problemFrom } from '#core/contract/problems.ts';

/** A visitor of a chat box who speaks the protocol without a widget. */
export interface TestVisitor {
  token: string;
  state: {
    messages: Array<{ id: string; text: string; from: string; clientId: string | null }>;
    [rest: string]: unknown;
  };
  /** The hours of this visitor, where they are others than everybody's. */
  own: { hours: Array<{ from: string; until: string }> | null } | null;
  post<T = unknown>(path: string, body?: unknown): Promise<T>;
  say(text: string, more?: { clientId?: string; files?: string[] }): Promise<{ id: string; at: string }>;
  /** The stream from now on (or from an event id); `close` cuts it. */
  listen(lastEventId?: string): Promise<TestStream>;
}

export type WireEvent = { event: ChatEvent['event']; [rest: string]: unknown };

export interface TestStream {
  events: WireEvent[];
  lastId: string;
  close(): void;
}

export async function postJson<T>(url: string, body: unknown, headers: Record<string, string> = {}): Promise<T> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw problemFrom(JSON.parse(text));
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** Begins a visit at the chat box with this key. */
export async function visitor(url: string, start: { key: string; [more: string]: unknown }): Promise<TestVisitor> {
  const session = await postJson<Pick<TestVisitor, 'token' | 'state' | 'own'>>(`${url}/api/v1/chat/session`, start);
  const authorization = { authorization: `Bearer ${session.token}` };
  const post: TestVisitor['post'] = (path, body = {}) => postJson(`${url}/api/v1/chat/${path}`, body, authorization);
  return {
    ...session,
    post,
    async say(text, { clientId = randomUUID(), files = [] } = {}) {
      const { message } = await post<{ message: { id: string; at: string } }>('messages', { clientId, text, files });
      return message;
    },
    listen: (lastEventId) =>
      openStream(`${url}/api/v1/chat/stream`, {
        ...authorization,
        accept: 'text/event-stream',
        ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
      }),
  };
}

async function openStream(url: string, headers: Record<string, string>): Promise<TestStream> {
  const cut = new AbortController();
  const answer = await fetch(url, { headers, signal: cut.signal });
  if (!answer.ok) throw problemFrom(await answer.json());
  const stream: TestStream = { events: [], lastId: '', close: () => cut.abort() };
  void read(answer.body!, stream).catch(() => undefined);
  return stream;
}

async function read(body: ReadableStream<Uint8Array>, stream: TestStream): Promise<void> {
  let rest = '';
  for await (const piece of body.pipeThrough(new TextDecoderStream() as never) as unknown as AsyncIterable<string>) {
    const parts = (rest + piece).split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const [, id] = /^id: (.*)$/m.exec(part) ?? [];
      const [, event] = /^event: (.*)$/m.exec(part) ?? [];
      const [, data] = /^data: (.*)$/m.exec(part) ?? [];
      if (id !== undefined) stream.lastId = id;
      if (event !== undefined && data !== undefined) stream.events.push({ event, ...JSON.parse(data) } as WireEvent);
    }
  }
}

/** A token as a site signs it for its visitor (JWT, HS256). */
export function signIdentity(
  secret: string,
  claims: Record<string, unknown>,
  header: object = { alg: 'HS256', typ: 'JWT' },
): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part(header)}.${part({ exp: Math.floor(Date.now() / 1000) + 6 * 3600, ...claims })}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}
