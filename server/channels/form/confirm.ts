import { chatLanguageFor } from '#core/channels/chat-languages.ts';
import { confirmationText } from '#core/channels/form/confirmation.ts';
import { saidIn } from '#core/channels/form/say.ts';
import { sql, type App, type Tx } from '#platform';
import { accountOf } from '../accounts.ts';
import { mayAcknowledge } from '../may-acknowledge.ts';
import { ownSender } from '../mail/out/sender-of.ts';
import { sendingMailbox } from '../mail/mailbox.ts';
import type { Received } from '../receive.ts';
import { sendMessage } from '../send.ts';
import { threadOf } from '../threads.ts';
import type { KeptSubmission } from './kept-submission.ts';
import { readFormSettings } from './form-account.ts';

/** Confirmations that one address gets in a day, over all forms: whoever gives the address of another annoys them no further. */
const mostADay = 3;
const day = 86_400_000;

async function hasEnough(tx: Tx, address: string): Promise<boolean> {
  const { count } = await tx.one(sql<{ count: number }>`select count(*)::int as count from channels.submission
    where workspace = ${tx.workspace} and address = ${address} and confirmed and at > ${new Date(tx.now.getTime() - day)}`);
  return count >= mostADay;
}

/** Tells whoever filled in a form that it came, with its number: once, in the language of the form, and never to who may not be written to. */
export async function confirm(
  tx: Tx,
  app: App,
  about: { received: Received; address: string; account: string; kept: KeptSubmission },
): Promise<void> {
  const { received, address, account, kept } = about;
  const settings = readFormSettings((await accountOf(tx, account)).settings);
  if (!settings.confirmation.on || received.duplicate) return;
  if ((await hasEnough(tx, address)) || !(await mayAcknowledge(tx, received.message))) return;
  const mailbox = await sendingMailbox(tx, app, { account });
  if (mailbox === undefined) return;
  const { name: sender } = await ownSender(tx, mailbox);
  const language = chatLanguageFor([kept.language], settings.language);
  const { number } = await threadOf(tx, received.thread);
  const words = saidIn(settings.confirmation.words, { language, fallback: settings.language });
  await sendMessage(tx, app, {
    thread: received.thread,
    text: confirmationText({ language, number, words, sender, fields: kept.told }),
    author: { kind: 'system', id: null, name: sender },
    purpose: 'notice',
    key: 'confirmation',
  });
  await tx.run(sql`update channels.submission set confirmed = true where message = ${received.message}`);
}
