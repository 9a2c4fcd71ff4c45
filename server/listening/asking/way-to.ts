import { addressesOf, familyMembers, rootOf } from '#customers';
import { addParticipant, lookAtAddresses, mailAccountToSendFrom, openThread, visitorToWriteTo } from '#channels';
import type { CarryingChannel } from '#core/listening/asking/occasion.ts';
import type { Tx } from '#platform';

interface Asked {
  customer: string;
  conversation: string | null;
  channel: string;
}

/** The channels on which a question is sent; on any other it is put by whoever decided to ask. */
export const sendingChannels = ['mail', 'form', 'chat'] as const;

/** Whether a question can be sent to somebody: an address that takes mail, or a chat that they are in. */
export async function hasWay(
  tx: Tx,
  { customer, channel }: { customer: string; channel: CarryingChannel },
): Promise<boolean> {
  if (channel === 'chat') return (await chatOf(tx, customer)) !== null;
  return (await mailAccountToSendFrom(tx)) !== null && (await addressFor(tx, customer)) !== undefined;
}

/**
 * The thread that a question goes out in: the conversation that it is about, the chat that somebody has, or for a mail one of its own,
 * which is no conversation before the customer writes back. Undefined: nothing leads there.
 */
export async function threadFor(tx: Tx, asked: Asked, subject: string): Promise<string | undefined> {
  if (asked.conversation !== null) return asked.conversation;
  if (asked.channel === 'chat') return (await chatOf(tx, asked.customer)) ?? undefined;
  const account = await mailAccountToSendFrom(tx);
  const address = await addressFor(tx, asked.customer);
  if (asked.channel !== 'mail' || account === null || address === undefined) return undefined;
  const customer = await rootOf(tx, asked.customer);
  const thread = await openThread(tx, { account, channel: 'mail', customer, subject });
  await addParticipant(tx, thread.id, { address });
  return thread.id;
}

async function profilesOf(tx: Tx, customer: string): Promise<string[]> {
  return familyMembers(tx, await rootOf(tx, customer));
}

/** The chat that somebody has, on any of their profiles. */
export async function chatOf(tx: Tx, customer: string): Promise<string | null> {
  return (await visitorToWriteTo(tx, await profilesOf(tx, customer)))?.thread ?? null;
}

/** The best known address that takes mail and is none of ours. */
async function addressFor(tx: Tx, customer: string): Promise<string | undefined> {
  const looked = await lookAtAddresses(tx, await addressesOf(tx, await profilesOf(tx, customer)));
  return looked.find(({ own, suppressed }) => !own && suppressed === null)?.address;
}
