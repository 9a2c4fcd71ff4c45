import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineEvent, readEventData } from '#platform';
import { domains } from './domains.ts';
import { liveTexts } from './live-text.ts';

test('what not everybody may know never goes to consoles, whether they show the subject or not', () => {
  const data = z.object({ conversation: z.string(), score: z.int() });
  const texts = liveTexts([
    defineEvent({ name: 'survey.answered', version: 1, live: true, unsaid: ['score'], light: ['conversation'], data }),
  ]);
  const message = {
    ...{ workspace: 'acme', position: '1', name: 'survey.answered', subject: 'one' },
    data: { conversation: 'one', score: 1 },
  };
  for (const shown of [true, false]) {
    const text = texts(message, shown);
    expect(text).toContain('"conversation":"one"');
    expect(text).not.toContain('score');
  }
});

const samples = JSON.parse(
  readFileSync(new URL('../../test/samples/events.json', import.meta.url), 'utf8'),
) as ReadonlyArray<{ name: string; version: number; data: unknown }>;

test('no event tells a console which score somebody gave, or what they wrote with it', () => {
  const events = domains.flatMap((domain) => domain.events ?? []);
  const texts = liveTexts(events);
  const told = samples.flatMap(({ name, version, data: old }) => {
    const event = events.find((each) => each.name === name)!;
    const data = readEventData(event, old, version);
    return texts({ workspace: 'acme', position: '1', name, subject: 'one', data }, true) ?? [];
  });
  expect(told.some((text) => text.includes('survey.answered'))).toBe(true);
  expect(told.filter((text) => /"(scores?|sentiment)":|"words":"/.test(text))).toEqual([]);
});
