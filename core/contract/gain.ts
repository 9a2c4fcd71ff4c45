import { z } from 'zod';
import { scaleNames } from '#core/touchpoints/scales.ts';
import { endpoint } from './endpoint.ts';

const figure = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.int(),
  state: z.enum(['number', 'wide', 'few', 'none', 'not-reached']),
});

const compared = z.object({
  /** Whose case was settled after somebody spoke with them. */
  reached: figure,
  /** Drawn at random among those not reached yet. */
  others: figure,
  /** Null: not comparable. */
  difference: figure.nullable(),
});

export const readGain = endpoint({
  id: 'recovery.gain',
  method: 'GET',
  path: '/api/v1/recovery-gain',
  permission: 'insight.read',
  summary:
    'What recoveries bring: by how much scores rose when asked once more, in steps of their scale, and the shares (in points) who ordered again and who came back, against low scorers not reached yet.',
  response: z.object({
    days: z.int(),
    followedDays: z.int(),
    asked: z.object({ reached: z.int(), others: z.int(), waiting: z.int() }),
    scores: z.array(compared.extend({ scale: z.enum(scaleNames) })),
    ordered: compared,
    stayed: compared,
  }),
});
