import { languageOfThread } from '#channels';
import { describeCustomers } from '#customers';
import { workspaceSettings } from '#people';
import { sql, type Tx } from '#platform';
import { chatOf } from './way-to.ts';

interface Asked {
  customer: string;
  conversation: string | null;
  channel: string;
}

/** Less sure than this of the language of somebody's words, we do not speak it. */
const sure = 0.8;

/**
 * The language somebody is asked in: the one that is known of them, else that of the page or form they wrote on, else that of their
 * last words, else the company's.
 */
export async function spokenWith(tx: Tx, asked: Asked): Promise<string> {
  const known = (await describeCustomers(tx, [asked.customer])).get(asked.customer);
  return known?.language ?? (await spokenThere(tx, asked)) ?? (await workspaceSettings(tx)).language;
}

async function spokenThere(tx: Tx, { customer, conversation, channel }: Asked): Promise<string | null> {
  const thread = conversation ?? (channel === 'chat' ? await chatOf(tx, customer) : null);
  if (thread === null) return null;
  return (await languageOfThread(tx, thread)) ?? (await writtenIn(tx, thread));
}

async function writtenIn(tx: Tx, conversation: string): Promise<string | null> {
  const found = await tx.maybe(sql<{ language: string }>`select language from listening.reading
    where workspace = ${tx.workspace} and conversation = ${conversation} and language <> 'und' and language_probability >= ${sure}
    order by at desc limit 1`);
  return found?.language ?? null;
}
