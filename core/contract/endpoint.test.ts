import { expect, expectTypeOf, test } from 'vitest';
import { z } from 'zod';
import { id, plainId, queryFlag, queryList, time, wireId, zone } from './codecs.ts';
import { endpoint, pathOf, type InputOf, type OutputOf, type WireInputOf } from './endpoint.ts';
import { pageQuery } from './page.ts';
import { problem, problemFrom } from './problems.ts';

const uuid = '01890a5d-ac96-774b-bcce-b302099a8057';
const rename = endpoint({
  id: 'thing.rename',
  method: 'PATCH',
  path: '/api/v1/things/:id',
  permission: 'settings.manage',
  summary: 'Renames a thing.',
  params: z.strictObject({ id: id('can') }),
  body: z.strictObject({ name: z.string(), at: time.optional() }),
  response: z.object({ at: time }),
});
const list = endpoint({
  id: 'thing.list',
  method: 'GET',
  path: '/api/v1/things',
  permission: 'session',
  summary: 'Lists.',
});

test('types: inside the server and on the wire', () => {
  expectTypeOf<InputOf<typeof rename>>().toExtend<{ id: string; name: string; at?: Date | undefined }>();
  expectTypeOf<WireInputOf<typeof rename>>().toExtend<{ id: string; name: string; at?: string | undefined }>();
  expectTypeOf<OutputOf<typeof rename>>().toEqualTypeOf<{ at: Date }>();
  expectTypeOf<OutputOf<typeof list>>().toEqualTypeOf<void>();
  expect(pathOf(rename, { id: 'can_1' })).toBe('/api/v1/things/can_1');
});

test('ids and times go over the wire and back', () => {
  const wire = wireId('can', uuid);
  expect(wire).toBe('can_01890a5dac96774bbcceb302099a8057');
  expect(z.decode(id('can'), wire)).toBe(uuid);
  expect(z.encode(id('can'), uuid)).toBe(wire);
  expect(plainId('cus', wire)).toBeNull();
  expect(z.safeDecode(id('cus'), wire).error?.issues[0]?.message).toContain('is not the id of a customer');
  expect(z.encode(time, z.decode(time, '2026-03-01T10:00:00+01:00'))).toBe('2026-03-01T09:00:00.000Z');
  expect(z.decode(z.strictObject({ a: queryFlag, b: queryList }), { a: 'true', b: 'x,y' })).toEqual({
    a: true,
    b: ['x', 'y'],
  });
  expect(zone.safeParse('Europe/Berlin').success).toBe(true);
  expect(zone.safeParse('Europe/Nowhere').success).toBe(false);
});

test('the query of a list has a default and a cap', () => {
  expect(z.decode(pageQuery, {})).toEqual({ limit: 50 });
  expect(z.decode(pageQuery, { limit: '200' }).limit).toBe(200);
  expect(z.safeDecode(pageQuery, { limit: '201' }).success).toBe(false);
});

test('a problem reads back as it was sent', () => {
  const sent = problem('conflict', {
    detail: 'Changed by Ada.',
    code: 'stale',
    fields: [{ path: 'name', message: 'x' }],
  });
  const back = problemFrom(JSON.parse(JSON.stringify(sent.body)));
  expect(back.type).toBe('conflict');
  expect(back.more).toEqual(sent.more);
  expect(problemFrom('<html>').type).toBe('failed');
});
