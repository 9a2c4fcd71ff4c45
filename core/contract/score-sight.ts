import { z } from 'zod';
import { scoreMoments, scoreViewers } from '#core/touchpoints/score-sight.ts';
import { endpoint } from './endpoint.ts';

const settings = z.object({
  /** Who sees that one customer gave one score. Who manages listening, and the owner of the recovery case, always does. */
  who: z.enum(scoreViewers),
  /** When it is shown to who handled the conversation: the last of us who wrote before the answer. */
  when: z.enum(scoreMoments),
  /** 0 before anything was set. */
  version: z.int().min(0),
});

export const readScoreSight = endpoint({
  id: 'score-sight.read',
  method: 'GET',
  path: '/api/v1/score-sight',
  permission: 'listening.read',
  summary: 'Who sees that one customer gave one score, and when.',
  response: settings,
});

export const updateScoreSight = endpoint({
  id: 'score-sight.update',
  method: 'PUT',
  path: '/api/v1/score-sight',
  permission: 'listening.manage',
  summary: 'Changes it. It holds at once, for what was given before, too.',
  body: settings,
  response: settings,
});
