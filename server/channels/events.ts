import { channelKinds } from '#core/channels/channel.ts';
import { defineEvent } from '#platform';
import { z } from 'zod';

const channel = z.enum(channelKinds);
const ofThread = { thread: z.uuid(), customer: z.uuid(), channel };
const refused = z.object({ state: z.literal('refused') });
const ofMessage = { ...ofThread, message: z.uuid() };

/** A customer's message was understood and stands in a thread. */
export const messageReceived = defineEvent({
  name: 'message.received',
  version: 1,
  live: true,
  data: z.object({
    ...ofMessage,
    automatic: z.boolean(),
    first: z.boolean(),
    /** Why its conversation is to begin under spam, where the channel says so. */
    suspicion: z.string().optional(),
  }),
});

/** We wrote to the customer; the message waits in the outbox. */
export const messageSent = defineEvent({
  name: 'message.sent',
  version: 1,
  live: true,
  data: z.object({
    ...ofMessage,
    purpose: z.enum(['reply', 'survey', 'notice']),
    author: z.object({
      kind: z.enum(['agent', 'bot', 'system']),
      id: z.string().nullable(),
      name: z.string(),
    }),
  }),
});

/** What became of a message we sent. */
export const messageSettled = defineEvent({
  name: 'message.settled',
  version: 2,
  live: true,
  data: z.object({
    thread: z.uuid(),
    message: z.uuid(),
    state: z.enum(['queued', 'retrying', 'sent', 'delivered', 'uncertain', 'failed']),
    /** The other server was asked for the recipient when it refused; what it says before that is of us. */
    ofRecipient: z.boolean().optional(),
  }),
  /** What was called `refused` is `failed`; queued and retrying were not told. */
  upcast: (data) => (refused.safeParse(data).success ? { ...(data as object), state: 'failed' } : data),
});

/** A mail server or its recipient told something about a mail of ours. */
export const messageReported = defineEvent({
  name: 'message.reported',
  version: 1,
  live: true,
  data: z.object({
    thread: z.uuid(),
    message: z.uuid(),
    kind: z.enum(['delivery', 'complaint']),
    action: z.enum(['failed', 'delayed', 'delivered']),
  }),
});

/** One side has read the thread up to this message. */
export const messageRead = defineEvent({
  name: 'message.read',
  version: 1,
  live: true,
  data: z.object({ thread: z.uuid(), message: z.uuid(), reader: z.string() }),
});

/** A conversation of the past was brought in by an import, or grew by it: nobody waits for anything because of it. */
export const threadImported = defineEvent({
  name: 'thread.imported',
  version: 1,
  data: z.object(ofThread),
});

/** All words of a conversation are older than the company keeps them, and gone. */
export const threadForgotten = defineEvent({
  name: 'thread.forgotten',
  version: 1,
  data: z.object(ofThread),
});

/** A conversation was put into another one, because the mail between the two came. */
export const threadMerged = defineEvent({
  name: 'thread.merged',
  version: 1,
  data: z.object({ ...ofThread, into: z.uuid(), arrangement: z.uuid() }),
});

const beside = { thread: z.uuid(), customer: z.uuid(), side: z.uuid(), message: z.uuid() };

/** Somebody else wrote in a side conversation of this thread. */
export const sideReceived = defineEvent({
  name: 'side.received',
  version: 1,
  data: z.object({ ...beside, automatic: z.boolean() }),
});

/** What became of a mail of ours in a side conversation of this thread. */
export const sideSettled = defineEvent({
  name: 'side.settled',
  version: 1,
  data: z.object({ ...beside, state: z.enum(['queued', 'retrying', 'sent', 'delivered', 'uncertain', 'failed']) }),
});

export const events = [
  sideReceived,
  sideSettled,
  messageReceived,
  messageSent,
  messageSettled,
  messageReported,
  messageRead,
  threadImported,
  threadForgotten,
  threadMerged,
];
