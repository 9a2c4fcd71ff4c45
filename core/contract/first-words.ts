import { z } from 'zod';
import { copies } from '../channels/copies.ts';
import { stage } from '../touchpoints/stage.ts';
import { email, id, line } from './codecs.ts';
import { signedAs } from './outgoing.ts';

/** What a first message to somebody says, and how it goes. */
export const firstWords = {
  channel: z.enum(['mail', 'chat']).default('mail'),
  /** Needed for a chat; with it, `email` is one of their addresses. */
  customer: id('cus').optional(),
  /** Needed for a mail, and so is the subject. */
  email: email.optional(),
  name: z.string().max(200).optional(),
  subject: line(300).optional(),
  text: line(50_000),
  marked: z.boolean().default(false),
  uploads: z.array(id('fil')).max(20).default([]),
  /** Also to an address that mail came back from. */
  anyway: z.boolean().default(false),
  /** Who else gets it, by mail. */
  copies: copies.default([]),
  /** Why it is begun. */
  reason: id('rsn').nullable().default(null),
  stage: stage.nullable().optional(),
  /** Whether whoever writes has it from then on. */
  mine: z.boolean().default(true),
  ...signedAs,
};
