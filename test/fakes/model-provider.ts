import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** How it behaves: say these words, or one of the ways in which providers fail. */
type Mood = { say: string } | { status: number; wait?: number } | 'silent' | 'huge' | 'no-json' | 'elsewhere';

export interface ModelProvider {
  /** What `/chat/completions` stands under. */
  address: string;
  key: string;
  mood: Mood;
  /** Bodies as they came, word for word. */
  bodies: string[];
  stop(): Promise<void>;
}

interface Asked {
  model: string;
  messages: Array<{ role: string; content: string }>;
}

type Failure = { status: number; message: string; wait?: number | undefined };

function failure(response: ServerResponse, { status, message, wait }: Failure): void {
  const type = status === 401 ? 'invalid_request_error' : 'server_error';
  response
    .writeHead(
      status,
      [['content-type', 'application/json'], ...(wait === undefined ? [] : [['retry-after', `${wait}`]])].flat(),
    )
    .end(JSON.stringify({ error: { message, type, param: null, code: null } }));
}

function completion({ model }: Asked, content: string): string {
  const usage = { prompt_tokens: 40, completion_tokens: 2, total_tokens: 42 };
  const choices = [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }];
  return JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion', created: 1_700_000_000, model, choices, usage });
}

/** A provider of models on loopback that speaks as OpenAI's chat completions do, with a key. */
export async function modelProvider(): Promise<ModelProvider> {
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    provider.bodies.push(body);
    const { mood } = provider;
    if (request.method !== 'POST' || request.url !== '/v1/chat/completions')
      return failure(response, { status: 404, message: 'Not found' });
    if (request.headers.authorization !== `Bearer ${provider.key}`)
      return failure(response, {
        status: 401,
        message: `Incorrect API key provided: ${String(request.headers.authorization)}`,
      });
    if (mood === 'silent') return;
    if (mood === 'elsewhere') return void response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    if (typeof mood === 'object' && 'status' in mood) return failure(response, { ...mood, message: 'Not now' });
    response.writeHead(200, { 'content-type': 'application/json' });
    if (mood === 'no-json') response.end('<html>It works</html>');
    else if (mood === 'huge') response.end(completion(JSON.parse(body) as Asked, 'negative '.repeat(200_000)));
    else response.end(completion(JSON.parse(body) as Asked, mood.say));
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const provider: ModelProvider = {
    address: `http://127.0.0.1:${port}/v1`,
    key: 'sk-right',
    mood: { say: 'Negative' },
    bodies: [],
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  return provider;
}
