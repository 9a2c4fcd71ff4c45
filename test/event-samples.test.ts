import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Facts } from '#core/touchpoints/facts.ts';
import { isKind, kinds, upcastFacts } from '#core/touchpoints/kinds.ts';
import { domains } from '#main';
import { readEventData } from '#platform';

/** Each version of each event as it was once written. Samples are only added to: rows like these lie in somebody's database. */
const samples = JSON.parse(readFileSync(new URL('./samples/events.json', import.meta.url), 'utf8')) as ReadonlyArray<{
  name: string;
  version: number;
  data: unknown;
}>;
const events = domains.flatMap((domain) => domain.events ?? []);

test('every version of every event has a sample', () => {
  const needed = events.flatMap(({ name, version }) => Array.from({ length: version }, (_, at) => `${name} ${at + 1}`));
  const there = new Set(samples.map(({ name, version }) => `${name} ${version}`));
  expect(needed.filter((each) => !there.has(each))).toEqual([]);
  expect(new Set(events.map(({ name }) => name)).size).toBe(events.length);
});

test.each(samples)('$name $version is read by today’s schema', ({ name, version, data }) => {
  const definition = events.find((event) => event.name === name);
  expect(definition, `${name} is gone: rows of it may still wait for their listeners`).toBeDefined();
  expect(readEventData(definition!, data, version)).toBeDefined();
});

/** The facts of each version of each kind of interaction, as they were once written. */
const facts = JSON.parse(readFileSync(new URL('./samples/facts.json', import.meta.url), 'utf8')) as ReadonlyArray<{
  kind: string;
  version: number;
  facts: Facts;
}>;

test('every version of the facts of every kind has a sample, and today’s schema reads it', () => {
  const there = new Set(facts.map(({ kind, version }) => `${kind} ${version}`));
  const needed = Object.entries(kinds).flatMap(([kind, { version }]) =>
    Array.from({ length: version }, (_, at) => `${kind} ${at + 1}`),
  );
  expect(needed.filter((each) => !there.has(each))).toEqual([]);
  for (const { kind, version, facts: old } of facts) {
    expect(isKind(kind), `${kind} is gone: rows of it lie on the spine`).toBe(true);
    if (isKind(kind)) expect(kinds[kind].facts.parse(upcastFacts(kind, version, old))).toBeDefined();
  }
});
