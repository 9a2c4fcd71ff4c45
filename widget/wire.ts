import type { z } from 'zod';
import type { ChatCard } from '#core/channels/chat-card.ts';
import type { chatEvent, chatFile, chatMessage, chatState } from '#core/channels/chat-stream.ts';
import type { chatConfig, startChat } from '#core/contract/chat.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';

// The wire as the browser sees it. Types only: nothing of zod comes along.
export type Config = WireOutputOf<typeof chatConfig>;
export type Session = WireOutputOf<typeof startChat>;
export type WireEvent = z.input<typeof chatEvent>;
export type WireState = z.input<typeof chatState>;
export type WireFile = z.input<typeof chatFile>;
export type WireMessage = Omit<z.input<typeof chatMessage>, 'card'> & { card: ChatCard | null };

/** An answer that was not 2xx; `status` 0 is no answer at all. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly retryAfter: number;

  constructor(status: number, body: { detail?: string; code?: string; retryAfter?: number } = {}) {
    super(body.detail ?? `answer ${status}`);
    this.status = status;
    this.code = body.code ?? '';
    this.retryAfter = body.retryAfter ?? 0;
  }

  /** The same request may do better later. */
  get passing(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

export interface Request {
  method?: 'GET' | 'POST';
  token?: string | undefined;
  body?: unknown;
  /** A file as it is, instead of JSON. */
  file?: Blob;
  signal?: AbortSignal;
  headers?: Record<string, string>;
  /** May outlive the page. */
  keepalive?: boolean;
}

export interface Wire {
  origin: string;
  fetch(path: string, request?: Request): Promise<Response>;
  call<T>(path: string, request?: Request): Promise<T>;
}

const patience = 20_000;

/** Requests to the installation the script came from: no cookies, one try each. */
export function wireTo(origin: string): Wire {
  async function send(path: string, request: Request = {}): Promise<Response> {
    const { method = 'POST', token, body, file, signal, keepalive = false } = request;
    const headers: Record<string, string> = { ...request.headers };
    if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
    if (file) headers['content-type'] = file.type || 'application/octet-stream';
    else if (method === 'POST') headers['content-type'] = 'application/json';
    const payload = file ?? (method === 'POST' ? JSON.stringify(body ?? {}) : null);
    let answer: Response;
    try {
      answer = await fetch(origin + path, {
        method,
        headers,
        body: payload,
        credentials: 'omit',
        signal: signal ?? (file ? null : AbortSignal.timeout(patience)),
        keepalive,
      });
    } catch {
      throw new Refusal(0);
    }
    if (answer.ok) return answer;
    throw new Refusal(answer.status, (await answer.json().catch(() => ({}))) as object);
  }
  return {
    origin,
    fetch: send,
    async call<T>(path: string, request?: Request) {
      const answer = await send(path, request);
      try {
        return (answer.status === 204 ? undefined : await answer.json()) as T;
      } catch {
        throw new Refusal(0); // cut while it was being read
      }
    },
  };
}
