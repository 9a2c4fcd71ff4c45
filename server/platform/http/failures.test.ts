import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { answerFailure } from './failures.ts';

const reply = {
  header: () => reply,
  code: () => reply,
  type: () => reply,
  send: () => reply,
} as unknown as FastifyReply;

function logged(raw: unknown): string {
  let lines = '';
  const log = pino({}, { write: (line: string) => (lines += line) });
  answerFailure(log, new Error('aborted'), { request: { raw, id: '1', routeOptions: {} } as FastifyRequest, reply });
  return lines;
}

test('who hangs up in the middle of a body fills no log', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const sent = request({ port, host: '127.0.0.1', method: 'POST', headers: { 'content-length': '100' } });
  sent.on('error', () => undefined).write('half');
  const [raw] = await once(server, 'request');
  expect(logged(raw)).toContain('a request failed');
  const ended = new Promise((resolve) => raw.on('error', () => undefined).once('close', resolve));
  sent.destroy();
  await ended;
  expect(logged(raw)).toBe('');
  server.close();
});
