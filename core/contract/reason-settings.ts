import { z } from 'zod';
import { stage } from '#core/touchpoints/stage.ts';
import { id, line, time, version } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { reasonAsked, reasonList } from './reasons.ts';
import { share } from './share.ts';

const onReason = { params: z.strictObject({ id: id('rsn') }) };
const name = line(60);

export const createReason = endpoint({
  id: 'reason.create',
  method: 'POST',
  path: '/api/v1/reasons',
  summary: 'Adds a reason at the end of its group, or a group. Refused with `taken` when the name is there.',
  permission: 'reason.manage',
  response: reasonList,
  body: z.strictObject({ name, group: id('rsn').nullable().default(null), stage: stage.nullable().default(null) }),
});

export const updateReason = endpoint({
  id: 'reason.update',
  method: 'PATCH',
  path: '/api/v1/reasons/:id',
  summary: 'Renames a reason, changes its stage or retires it: then it stays where it stands and is offered no more.',
  permission: 'reason.manage',
  response: reasonList,
  ...onReason,
  body: z.strictObject({ name, stage: stage.nullable(), retired: z.boolean(), version }),
});

export const orderReasons = endpoint({
  id: 'reason.order',
  method: 'POST',
  path: '/api/v1/reasons/order',
  summary: 'Puts the reasons of a group, or the groups, into this order; those left out stand behind.',
  permission: 'reason.manage',
  response: reasonList,
  body: z.strictObject({ group: id('rsn').nullable(), reasons: z.array(id('rsn')).min(1).max(200) }),
});

export const useUsualReasons = endpoint({
  id: 'reason.usual',
  method: 'POST',
  path: '/api/v1/reasons/usual',
  summary: 'Puts in the usual reasons, where there are none yet.',
  permission: 'reason.manage',
  response: reasonList,
});

export const changeReasonSettings = endpoint({
  id: 'reason.settings',
  method: 'PATCH',
  path: '/api/v1/reason-settings',
  summary: 'Whether a person is asked for the reason when something is resolved, and must say one.',
  permission: 'reason.manage',
  response: reasonList,
  body: z.strictObject({ asked: reasonAsked, version }),
});

export const readReasonFigures = endpoint({
  id: 'reason.figures',
  method: 'GET',
  path: '/api/v1/reasons/figures',
  permission: 'insight.read',
  summary: 'How often the guess at the first message was what a person said in the end, in the last 90 days.',
  response: z.object({
    days: z.int(),
    /** Of the resolved conversations with a guess and a reason: both the same. */
    same: share,
    /** The same by groups only. */
    sameGroup: share,
    /** Of those with a reason: something was guessed. */
    spoken: share,
    /** Of the resolved ones: a person said a reason. */
    given: share,
    /** What was learnt last; null while there is too little. */
    model: z
      .object({
        learntAt: time,
        examples: z.int(),
        reasons: z.int(),
        /** False: it was not right often enough on what it was not shown, and says nothing. */
        speaks: z.boolean(),
      })
      .nullable(),
    /** So many conversations with a reason are needed to begin to learn. */
    needed: z.int(),
  }),
});
