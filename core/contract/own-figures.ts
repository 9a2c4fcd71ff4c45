import { z } from 'zod';
import { feelingObjects, scaleNames } from '#core/touchpoints/scales.ts';
import { queryInt } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { figure, how, lag, period } from './insight.ts';

export const readOwnFigures = endpoint({
  id: 'insight.own',
  method: 'GET',
  path: '/api/v1/insight/own',
  permission: 'insight.own',
  summary: 'How it felt at the touchpoints that the teams of this person own, and at no others.',
  query: z.strictObject({ days: queryInt({ min: 1, max: 3650 }).default(90) }),
  response: z.object({
    period,
    lag,
    scale: z.enum(scaleNames),
    about: z.enum(feelingObjects),
    /** The names of the person's teams: a touchpoint is theirs when it says one of them owns it. */
    teams: z.array(z.string()),
    how,
    touchpoints: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        stage: z.enum(['before', 'during', 'after']),
        /** Interactions there so far. */
        seen: z.int(),
        ...figure.shape,
        mean: figure,
      }),
    ),
  }),
});
