import { expect, test } from 'vitest';
import { z } from 'zod';
import { id, queryInt } from '#core/contract/codecs.ts';
import { endpoint } from '#core/contract/endpoint.ts';
import { wireOf } from './request.ts';

const write = endpoint({
  id: 'thing.write',
  method: 'PATCH',
  path: '/api/v1/things/:id',
  permission: 'session',
  summary: 'Writes.',
  params: z.strictObject({ id: id('can') }),
  query: z.strictObject({ dry: z.string().optional() }),
  body: z.strictObject({ name: z.string(), note: z.string().nullable() }),
});

const list = endpoint({
  id: 'thing.list',
  method: 'GET',
  path: '/api/v1/things',
  permission: 'session',
  summary: 'Lists.',
  query: z.strictObject({ search: z.string().optional(), limit: queryInt({ min: 1, max: 9 }) }),
});

test('an input is laid out over path, query and body', () => {
  expect(wireOf(write, { id: 'can_1', dry: 'true', name: 'A & B', note: null })).toEqual({
    url: '/api/v1/things/can_1?dry=true',
    body: '{"name":"A & B","note":null}',
  });
});

test('empty filters stay out of the address', () => {
  expect(wireOf(list, { search: '', limit: '5' })).toEqual({ url: '/api/v1/things?limit=5', body: undefined });
});
