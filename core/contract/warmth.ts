import { z } from 'zod';
import { endpoint } from './endpoint.ts';

/** Whether answers are looked at before they go: in the company, and for this person. Both have to be on. */
const warmth = z.object({ company: z.boolean(), mine: z.boolean() });

export const readWarmth = endpoint({
  id: 'warmth.read',
  method: 'GET',
  path: '/api/v1/warmth-check',
  permission: 'session',
  summary:
    'Whether it is said of an answer, while it is written, that it lacks a greeting, thanks or a word to a feeling.',
  response: warmth,
});

export const changeOwnWarmth = endpoint({
  id: 'warmth.change-own',
  method: 'PUT',
  path: '/api/v1/warmth-check/mine',
  permission: 'session',
  summary: 'Switches the warmth check on or off for this person.',
  body: z.strictObject({ on: z.boolean() }),
  response: warmth,
});

export const changeCompanyWarmth = endpoint({
  id: 'warmth.change-company',
  method: 'PUT',
  path: '/api/v1/warmth-check/company',
  permission: 'settings.manage',
  summary: 'Switches the warmth check on or off for everybody.',
  body: z.strictObject({ on: z.boolean() }),
  response: warmth,
});
