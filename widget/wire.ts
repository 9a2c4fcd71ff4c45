import type { z } from 'zod';
import type { ChatCard, QuestionCard } from '#core/channels/chat-card.ts';
import type { chatEvent, chatFile, chatMessage } from '#core/channels/chat-stream.ts';
import type { chatConfig, startChat } from '#core/contract/chat.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { Refusal } from './both/refusal.ts';

// The wire as the browser sees it. Types only: nothing of zod comes along.
export type Config = WireOutputOf<typeof chatConfig>;
export type Session = WireOutputOf<typeof startChat>;
export type WireEvent = z.input<typeof chatEvent>;
export type WireFile = z.input<typeof chatFile>;
export type WireMessage = Omit<z.input<typeof chatMessage>, 'card' | 'question'> & {
  card: ChatCard | null;
  question: QuestionCard | null;
};

export interface Request {
  method?: 'GET' | 'POST';
  token?: string | undefined;
  body?: unknown;
  /** Bytes as they are, instead of JSON. */
  file?: Blob;
  signal?: AbortSignal;
  headers?: Record<string, string>;
  /** May outlive the page. */
  keepalive?: boolean;
}

export interface Sending {
  token: string;
  file: Blob;
  /** Hears how many bytes have gone out. */
  told(bytes: number): void;
}

export interface Wire {
  origin: string;
  fetch(path: string, request?: Request): Promise<Response>;
  call<T>(path: string, request?: Request): Promise<T>;
  /** Sends a file as it is; it may take its time. */
  upload<T>(path: string, sending: Sending): Promise<T>;
}

const patience = 20_000;

function headersOf({ method, token, file, headers }: Request): Record<string, string> {
  return {
    ...headers,
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(method === 'GET' ? {} : { 'content-type': file?.type ?? 'application/json' }),
  };
}

function initOf(request: Request): RequestInit {
  const { method = 'POST', body = {}, file, signal, keepalive = false } = request;
  const payload = method === 'GET' ? null : (file ?? JSON.stringify(body));
  const limit = signal ?? AbortSignal.timeout(patience);
  return { method, headers: headersOf(request), body: payload, credentials: 'omit', signal: limit, keepalive };
}

/** By XMLHttpRequest, for fetch tells nothing of how far it has come. */
function upload<T>(address: string, { token, file, told }: Sending): Promise<T> {
  const request = new XMLHttpRequest();
  request.open('POST', address);
  request.setRequestHeader('authorization', `Bearer ${token}`);
  request.setRequestHeader('content-type', file.type || 'application/octet-stream');
  request.responseType = 'json';
  request.upload.addEventListener('progress', ({ loaded }) => told(loaded));
  return new Promise((resolve, reject) => {
    request.addEventListener('loadend', () => {
      const { status, response } = request;
      if (status > 199 && status < 300 && response) resolve(response as T);
      else reject(new Refusal(status, (response ?? {}) as object));
    });
    request.send(file);
  });
}

/** Requests to the installation the script came from: no cookies, one try each. */
export function wireTo(origin: string): Wire {
  async function send(path: string, request: Request = {}): Promise<Response> {
    const answer = await fetch(origin + path, initOf(request)).catch(() => {
      throw new Refusal(0);
    });
    if (answer.ok) return answer;
    throw new Refusal(answer.status, (await answer.json().catch(() => ({}))) as object);
  }
  return {
    origin,
    fetch: send,
    upload: (path, sending) => upload(origin + path, sending),
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
