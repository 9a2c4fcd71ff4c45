import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineEvent } from '#platform';
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
