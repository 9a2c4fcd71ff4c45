import { z } from 'zod';
import { email, id, line, version } from './codecs.ts';
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
