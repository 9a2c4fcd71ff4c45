import { z } from 'zod';
import { channelKinds } from '#core/channels/channel.ts';
import { rung, rungEvent } from '#core/contract/ring.ts';
import { defineEvent } from '#platform';
import { responseTargetChanged } from './now/events.ts';
import { promiseEvents } from './promises/events.ts';
import { conversationSide } from './sides/events.ts';

const about = { conversation: z.uuid(), customer: z.uuid(), channel: z.enum(channelKinds) };
const by = z.object({
  kind: z.enum(['agent', 'customer', 'system', 'api']),
  id: z.string().nullable(),
  name: z.string(),
});

export const conversationOpened = defineEvent({
  name: 'conversation.opened',
  version: 1,
  live: true,
  /** `message`: what just came in and opened it; without one it comes from the past. */
  data: z.object({ ...about, message: z.uuid().optional() }),
});

export const conversationAssigned = defineEvent({
  name: 'conversation.assigned',
  version: 1,
  live: true,
  light: ['assignee'],
  data: z.object({ ...about, assignee: z.uuid().nullable(), former: z.uuid().nullable().optional(), by }),
});

/** It came into the queue of a team, or out of every one. */
export const conversationGiven = defineEvent({
  name: 'conversation.given',
  version: 1,
  live: true,
  data: z.object({ ...about, team: z.uuid().nullable(), former: z.uuid().nullable(), by }),
});

export const conversationReplied = defineEvent({
  name: 'conversation.replied',
  version: 1,
  live: true,
  data: z.object({ ...about, message: z.uuid(), by }),
});

export const conversationNoted = defineEvent({
  name: 'conversation.noted',
  version: 1,
  live: true,
  /** Who is named in it has a notice of their own. */
  data: z.object({ ...about, mentioned: z.array(z.uuid()).optional(), by }),
});

/** The matter is settled. `answered`: a person wrote in it; `automatic`: only machines wrote to us. */
export const conversationResolved = defineEvent({
  name: 'conversation.resolved',
  version: 1,
  live: true,
  data: z.object({
    ...about,
    by,
    resolvedAt: z.iso.datetime(),
    answered: z.boolean(),
    automatic: z.boolean(),
    begunByUs: z.boolean(),
  }),
});

export const conversationReopened = defineEvent({
  name: 'conversation.reopened',
  version: 1,
  live: true,
  data: z.object({ ...about, by }),
});

export const conversationMarkedSpam = defineEvent({
  name: 'conversation.marked-spam',
  version: 1,
  live: true,
  data: z.object({ ...about, by }),
});

const heldStates = z.enum(['held', 'changed', 'stopped', 'released', 'cancelled']);

/** What became of an answer that waits: to be taken back for some seconds, or for its time. `author`: who wrote it. */
export const replyHeld = defineEvent({
  name: 'conversation.reply-held',
  version: 1,
  live: true,
  light: ['conversation', 'held', 'state', 'author'],
  data: z.object({
    ...about,
    held: z.uuid(),
    state: heldStates,
    author: z.string().nullable(),
    by,
  }),
});

/** What became of a first message that waits; `conversation`: what it became. */
export const firstMessageHeld = defineEvent({
  name: 'first-message.held',
  version: 1,
  live: true,
  light: ['held', 'state', 'author', 'conversation'],
  data: z.object({
    held: z.uuid(),
    state: heldStates,
    author: z.string().nullable(),
    conversation: z.uuid().nullable(),
    by,
  }),
});

/** Messages were put elsewhere, or back; told of both conversations. */
export const conversationArranged = defineEvent({
  name: 'conversation.arranged',
  version: 1,
  live: true,
  data: z.object({
    ...about,
    kind: z.enum(['merge', 'split', 'move', 'apart']),
    arrangement: z.uuid(),
    other: z.uuid(),
    undone: z.boolean(),
    by,
  }),
});

export const markings = [
  'tagged',
  'prioritised',
  'snoozed',
  'woken',
  'followed',
  'asked-in',
  'linked',
  'filled',
  'status-set',
  'reasoned',
] as const;
export type Marking = (typeof markings)[number];

/** Somebody tagged, prioritised, snoozed, woke or followed it, said where it stands or why it came up, asked somebody in, linked it, or filled a field in. */
export const conversationMarked = defineEvent({
  name: 'conversation.marked',
  version: 1,
  live: true,
  data: z.object({ ...about, what: z.enum(markings), by }),
});

export const statusChanged = defineEvent({ name: 'status.changed', version: 1, live: true, data: z.object({}) });
/** The list of reasons is another. */
export const reasonChanged = defineEvent({ name: 'reason.changed', version: 1, live: true, data: z.object({}) });

export const viewChanged = defineEvent({ name: 'view.changed', version: 1, live: true, data: z.object({}) });
export const fieldChanged = defineEvent({ name: 'field.changed', version: 1, live: true, data: z.object({}) });

export const tagChanged = defineEvent({ name: 'tag.changed', version: 1, live: true, data: z.object({}) });

/** These people have notices to look at anew; only their own consoles hear of it. */
export const noticesGiven = defineEvent({
  name: 'notice.given',
  version: 1,
  live: true,
  data: z.object({ people: z.array(z.uuid()) }),
});

/** Something to be told of by a notification or a sound; only the consoles of those it is for hear of it. */
export const noticeRung = defineEvent({
  name: rungEvent,
  version: 1,
  live: true,
  light: ['happening', 'by', 'at', 'to'],
  data: rung,
});

export const events = [
  conversationSide,
  ...promiseEvents,
  responseTargetChanged,
  noticeRung,
  conversationGiven,
  conversationMarked,
  tagChanged,
  fieldChanged,
  statusChanged,
  reasonChanged,
  viewChanged,
  noticesGiven,
  conversationArranged,
  replyHeld,
  firstMessageHeld,
  conversationOpened,
  conversationAssigned,
  conversationReplied,
  conversationNoted,
  conversationResolved,
  conversationReopened,
  conversationMarkedSpam,
];
