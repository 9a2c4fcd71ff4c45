import { chatLanguageFor } from '#core/channels/chat-languages.ts';
import { acknowledgementText, templateFor } from '#core/desk/acknowledgement.ts';
import { describeCustomers } from '#customers';
import { workspaceSettings } from '#people';
import { defineListener, type App, type Tx } from '#platform';
import { mailSender, mayAcknowledge, sendMessage, threadOf } from '#channels';
import { conversationOpened } from '../events.ts';
import { acknowledgementOf } from './settings.ts';
import { answerTimesOf } from './times.ts';

/** Milliseconds after which nobody waits for a word that their mail came. */
const tooLate = 3_600_000;

const nobody = { language: null, firstName: null, tier: null };

type Begun = { conversation: string; message: string; customer: string };

async function acknowledge(tx: Tx, app: App, begun: Begun): Promise<void> {
  const { account } = await threadOf(tx, begun.conversation);
  if (account === null) return;
  const { on, texts } = await acknowledgementOf(tx, account);
  if (!on || !(await mayAcknowledge(tx, begun.message))) return;
  const { sender, sends } = await mailSender(tx, account);
  if (!sends) return;
  const { tier, ...known } = (await describeCustomers(tx, [begun.customer])).get(begun.customer) ?? nobody;
  const { language: own } = await workspaceSettings(tx);
  const language = chatLanguageFor([known.language ?? own, own]);
  const times = await answerTimesOf(tx, app, { account, tier });
  const name = known.firstName ?? '';
  await sendMessage(tx, app, {
    thread: begun.conversation,
    text: acknowledgementText(templateFor(texts, language), { language, name, sender, times }),
    author: { kind: 'system', id: null, name: sender },
    purpose: 'notice',
    key: 'acknowledgement',
  });
}

/** Tells a person at once that their first mail came, where the mailbox is set so. It answers nothing and counts as nothing. */
export const sendAcknowledgement = defineListener({
  name: 'desk.acknowledge',
  on: [conversationOpened],
  async handle(tx, { data, at }, app) {
    const { message, channel } = data;
    if (message === undefined || channel !== 'mail' || tx.now.getTime() - at.getTime() > tooLate) return;
    await acknowledge(tx, app, { ...data, message });
  },
});
