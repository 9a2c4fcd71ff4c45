import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Engine } from './engine.ts';
import { isWrite, readStatement } from './statement.ts';

const largestBody = 512 * 1024 * 1024;

/** The part of ClickHouse's HTTP interface that its own client needs, in front of the embedded engine. */
export function engineServer(engine: Engine, password: string): Server {
  const server = createServer((request, response) => {
    void answer({ engine, password, request, response }).catch((error: unknown) => fail(response, error));
  });
  server.requestTimeout = 0;
  server.keepAliveTimeout = 60_000;
  return server;
}

interface Exchange {
  engine: Engine;
  password: string;
  request: IncomingMessage;
  response: ServerResponse;
}

async function answer({ engine, password, request, response }: Exchange): Promise<void> {
  const address = new URL(request.url ?? '/', 'http://engine');
  if (!isAllowed(request, password)) {
    request.resume();
    return fail(response, new Error('Code: 516. DB::Exception: Authentication failed. (AUTHENTICATION_FAILED)'), 401);
  }
  if (address.pathname === '/ping') return void response.end('Ok.\n');
  const body = await bodyOf(request);
  const gone = new AbortController();
  response.on('close', () => response.writableFinished || gone.abort(new Error('The client has left.')));
  const query = address.searchParams.get('query') ?? '';
  if (/^\s*insert\b/i.test(query) && body.length > 0) {
    const { rows } = await engine.insert(query, body, readStatement(address.searchParams, ''));
    response.setHeader('X-ClickHouse-Summary', JSON.stringify({ written_rows: String(rows) }));
    return void response.end();
  }
  const statement = readStatement(address.searchParams, body.toString('utf8'));
  const bytes = isWrite(statement.text) ? await engine.change(statement) : await engine.read(statement, gone.signal);
  response.end(bytes);
}

function isAllowed(request: IncomingMessage, password: string): boolean {
  const expected = Buffer.from(`Basic ${Buffer.from(`default:${password}`).toString('base64')}`);
  const given = Buffer.from(request.headers.authorization ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) throw new Error('Code: 307. DB::Exception: The request is too large. (TOO_MANY_BYTES)');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** ClickHouse says the number of its error in a header; its client reads the message from the body. */
function fail(response: ServerResponse, error: unknown, status = 500): void {
  if (response.headersSent || response.destroyed) return void response.destroy();
  const message = error instanceof Error ? error.message : String(error);
  const code = /^Code: (\d+)\./.exec(message)?.[1] ?? '1002';
  response.writeHead(status, { 'X-ClickHouse-Exception-Code': code, 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(message);
}
