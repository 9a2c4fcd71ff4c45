import { chatLanguageFor } from '#core/channels/chat-languages.ts';
import { acknowledgementText, templateFor } from '#core/desk/acknowledgement.ts';
import { describeCustomers } from '#customers';
import { workspaceSettings } from '#people';
import { defineListener, type App, type Tx } from '#platform';
import { mailSender, mayAcknowledge, messageReceived, sendMessage, threadOf } from '#channels';
import { acknowledgementOf } from './settings.ts';
import { answerTimesOf } from './times.ts';

/** Milliseconds after which nobody waits for a word that their mail came. */
const tooLate = 3_600_000;

type Begun = { thread: string; message: string; customer: string };

async function acknowledge(tx: Tx, app: App, begun: Begun): Promise<void> {
  const { account } = await threadOf(tx, begun.thread);
  if (account === null) return;
  const { on, texts } = await acknowledgementOf(tx, account);
  if (!on || !(await mayAcknowledge(tx, begun.message))) return;
  const { sender, sends } = await mailSender(tx, account);
  if (!sends) return;
  const known = (await describeCustomers(tx, [begun.customer])).get(begun.customer);
  const { language: own } = await workspaceSettings(tx);
  const language = chatLanguageFor([known?.language ?? own, own]);
  const times = await answerTimesOf(tx, app, account);
  const name = known?.firstName ?? '';
  await sendMessage(tx, app, {
    thread: begun.thread,
    text: acknowledgementText(templateFor(texts, language), { language, name, sender, times }),
    author: { kind: 'system', id: null, name: sender },
    purpose: 'notice',
    key: 'acknowledgement',
  });
}

/** Tells a person at once that their first mail came, where the mailbox is set so. It answers nothing and counts as nothing. */
export const sendAcknowledgement = defineListener({
  name: 'desk.acknowledge',
  on: [messageReceived],
  async handle(tx, { data, at }, app) {
    if (!data.first || data.automatic || data.channel !== 'mail') return;
    if (tx.now.getTime() - at.getTime() < tooLate) await acknowledge(tx, app, data);
  },
});
