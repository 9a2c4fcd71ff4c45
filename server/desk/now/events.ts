import { z } from 'zod';
import { defineEvent } from '#platform';

export const responseTargetChanged = defineEvent({
  name: 'response-target.changed',
  version: 1,
  live: true,
  data: z.object({}),
});
