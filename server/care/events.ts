import { z } from 'zod';
import { gestureStates } from '#core/care/goodwill.ts';
import { outcomes, signKinds } from '#core/care/recovery.ts';
import { defineEvent } from '#platform';

const data = z.object({
  recovery: z.uuid(),
  customer: z.uuid(),
  conversation: z.uuid().nullable(),
  owner: z.uuid().nullable(),
  team: z.uuid().nullable(),
  by: z.object({
    kind: z.enum(['agent', 'customer', 'system', 'api']),
    id: z.string().nullable(),
    name: z.string(),
  }),
});

const live = { version: 1, live: true } as const;

/** We begin to make up for something. Subject of each: the recovery case. */
export const recoveryOpened = defineEvent({
  name: 'recovery.opened',
  ...live,
  data: data.extend({ sign: z.enum(signKinds) }),
});

/** Another sign joined it, somebody else sees to it, it has another time, or it went on. */
export const recoveryChanged = defineEvent({
  name: 'recovery.changed',
  ...live,
  data: data.extend({
    what: z.enum(['joined', 'given', 'timed', 'went-on', 'noted']),
    /** Who had it before, where it was given to somebody else. */
    former: z.object({ owner: z.uuid().nullable(), team: z.uuid().nullable() }).optional(),
  }),
});

/** Its time is near. */
export const recoveryReminded = defineEvent({ name: 'recovery.reminded', ...live, data });
/** Its time is over and the customer is not made good. */
export const recoveryOverdue = defineEvent({ name: 'recovery.overdue', ...live, data });

/** It is closed. `asks`: the questions whose low answers belong to it. */
export const recoverySettled = defineEvent({
  name: 'recovery.settled',
  ...live,
  data: data.extend({ outcome: z.enum(outcomes), asks: z.array(z.uuid()) }),
});

/** What the customer is given was asked for, given, refused or taken back. */
export const recoveryGesture = defineEvent({
  name: 'recovery.gesture',
  ...live,
  data: data.extend({ gesture: z.uuid(), state: z.enum(gestureStates), asker: z.uuid().nullable() }),
});

/** It was closed and is open again. */
export const recoveryReopened = defineEvent({ name: 'recovery.reopened', ...live, data });

/** A cause, or what names it, is another. */
export const causeChanged = defineEvent({
  name: 'cause.changed',
  ...live,
  /** The team that had it before, where another has it now. */
  data: z.object({ former: z.uuid().optional() }),
});

/** Praise was passed on or taken back. Subject of both: the praise. */
export const praiseChanged = defineEvent({ name: 'praise.changed', ...live, data: z.object({}) });

/** It was told to those it was passed on to. `customer`: null where they are not named. */
export const praiseTold = defineEvent({
  name: 'praise.told',
  ...live,
  data: z.object({ people: z.array(z.uuid()), customer: z.uuid().nullable(), by: z.string() }),
});

export const events = [
  praiseChanged,
  praiseTold,
  causeChanged,
  recoveryOpened,
  recoveryChanged,
  recoveryReminded,
  recoveryOverdue,
  recoverySettled,
  recoveryGesture,
  recoveryReopened,
];
