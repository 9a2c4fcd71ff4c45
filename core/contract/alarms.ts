import { z } from 'zod';
import { time } from './codecs.ts';
import { endpoint } from './endpoint.ts';

export const listAlarms = endpoint({
  id: 'alarm.list',
  method: 'GET',
  path: '/api/v1/alarms',
  permission: 'channel.manage',
  summary: 'What is wrong with the channels now and should be looked into, the oldest first.',
  response: z.object({
    items: z.array(
      z.object({
        kind: z.string(),
        /** What it is about among those of its kind, such as a mailbox; empty where there is one only. */
        subject: z.string(),
        sentence: z.string(),
        /** Where in the console it can be looked into. */
        place: z.string(),
        count: z.number().nullable(),
        since: time,
      }),
    ),
  }),
});
