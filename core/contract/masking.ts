import { z } from 'zod';
import { faultOfPattern, mostPatterns, patternFaults } from '#core/listening/redact/pattern.ts';
import { endpoint } from './endpoint.ts';

const pattern = z
  .string()
  .trim()
  .superRefine((text, context) => {
    const fault = faultOfPattern(text);
    if (fault !== undefined) context.addIssue({ code: 'custom', message: patternFaults[fault] });
  });

/** How numbers of the company look: `#` a digit, `@` a letter, `*` one or more of both, all else itself. */
const masking = z.object({ patterns: z.array(z.string()), version: z.int() });

export const readMasking = endpoint({
  id: 'masking.read',
  method: 'GET',
  path: '/api/v1/masking',
  permission: 'settings.read',
  summary: 'The company’s own numbers that are taken out of customers’ words with other personal data.',
  response: masking,
});

export const changeMasking = endpoint({
  id: 'masking.change',
  method: 'PUT',
  path: '/api/v1/masking',
  permission: 'settings.manage',
  summary: 'Says how the company’s own numbers look: # is a digit, @ a letter, * one or more of both.',
  body: z.strictObject({
    patterns: z.array(pattern).max(mostPatterns, { error: `must be at most ${mostPatterns}` }),
    /** Of the settings that were changed; 0 when there were none. */
    version: z.int().min(0).max(2_147_483_647),
  }),
  response: masking,
});
