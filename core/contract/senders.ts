import { z } from 'zod';
import { finding } from '#core/channels/domain-check.ts';
import { email, id, line, time, version } from './codecs.ts';
import { endpoint } from './endpoint.ts';

/** As whom a mailbox writes: a name, one of its addresses, where answers go, and what stands under each mail. */
export const sender = z.object({
  id: id('snd'),
  account: id('chn'),
  name: z.string(),
  address: z.string(),
  replyTo: z.string().nullable(),
  signature: z.string(),
  version,
});

const values = {
  name: line(100).meta({ title: 'Name' }),
  address: email,
  replyTo: email.nullable(),
  signature: z.string().max(2_000),
};

export const listSenders = endpoint({
  id: 'sender.list',
  method: 'GET',
  path: '/api/v1/channels/mail/:id/senders',
  permission: 'channel.manage',
  summary: 'As whom a mailbox writes, besides as itself.',
  params: z.strictObject({ id: id('chn') }),
  response: z.object({ items: z.array(sender) }),
});

export const createSender = endpoint({
  id: 'sender.create',
  method: 'POST',
  path: '/api/v1/channels/mail/:id/senders',
  permission: 'channel.manage',
  summary: 'Adds somebody to write as. Placeholders in the signature are filled when it is used.',
  params: z.strictObject({ id: id('chn') }),
  body: z.strictObject(values),
  response: sender,
  status: 201,
});

export const changeSender = endpoint({
  id: 'sender.change',
  method: 'PATCH',
  path: '/api/v1/senders/:id',
  permission: 'channel.manage',
  summary: 'Changes a sender.',
  params: z.strictObject({ id: id('snd') }),
  body: z.strictObject({ ...values, version }),
  response: sender,
});

export const removeSender = endpoint({
  id: 'sender.remove',
  method: 'DELETE',
  path: '/api/v1/senders/:id',
  permission: 'channel.manage',
  summary: 'Removes a sender.',
  params: z.strictObject({ id: id('snd') }),
});

const limits = {
  /** Mails that the mailbox sends at most; null: as many as there are. */
  perMinute: z.int().min(1).max(100_000).nullable(),
  perHour: z.int().min(1).max(1_000_000).nullable(),
};

const testMail = z.object({
  askedAt: time,
  from: z.string(),
  to: z.string(),
  /** `sent`: the outgoing server took it. What does not get through is `refused` and not tried again. */
  state: z.enum(['waiting', 'sent', 'uncertain', 'refused']),
  reason: z.string().nullable(),
  settledAt: time.nullable(),
});

export const readSending = endpoint({
  id: 'sending.read',
  method: 'GET',
  path: '/api/v1/sending',
  permission: 'channel.manage',
  summary: 'What goes out: by which mailboxes and how fast, from which domains and how far receivers trust these.',
  response: z.object({
    mailboxes: z.array(
      z.object({
        id: id('chn'),
        name: z.string(),
        address: z.string(),
        addresses: z.array(z.string()),
        sends: z.boolean(),
        ...limits,
        /** The newest test mail; null before the first. */
        test: testMail.nullable(),
      }),
    ),
    domains: z.array(
      z.object({
        domain: z.string(),
        /** Our mail of this domain is signed by DKIM. */
        signs: z.boolean(),
        /** Null: nobody has looked yet. */
        findings: z.array(finding).nullable(),
        checkedAt: time.nullable(),
      }),
    ),
  }),
});

export const checkSendingDomain = endpoint({
  id: 'sending.check-domain',
  method: 'POST',
  path: '/api/v1/sending/domain-checks',
  permission: 'channel.manage',
  summary: 'Looks up SPF, DKIM, DMARC and MX of a domain that mail is sent from; mail is signed once our key was seen.',
  body: z.strictObject({ domain: line(253) }),
  response: z.object({ checked: z.boolean() }),
  limit: { perMinute: 20, burst: 10 },
});

export const limitMailbox = endpoint({
  id: 'sending.limit-mailbox',
  method: 'PUT',
  path: '/api/v1/sending/mailboxes/:id/limits',
  permission: 'channel.manage',
  summary: 'Sets how many mails a mailbox sends in a minute and in an hour.',
  params: z.strictObject({ id: id('chn') }),
  body: z.strictObject(limits),
  response: z.object(limits),
});

export const sendTestMail = endpoint({
  id: 'sending.test-mail',
  method: 'POST',
  path: '/api/v1/sending/mailboxes/:id/test-mails',
  permission: 'channel.manage',
  summary:
    'Sends whoever asks a mail from this mailbox, by the way its answers go; what became of it stands in `sending.read`.',
  params: z.strictObject({ id: id('chn') }),
  response: z.object({ to: z.string() }),
  status: 201,
  limit: { perMinute: 6 },
});
