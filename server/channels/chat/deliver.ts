import { z } from 'zod';
import { addJob, defineJob, defineTransport, type App } from '#platform';
import { mailForThread } from '../mail/mail-for-thread.ts';
import { messageOf } from '../messages.ts';
import { settleMessage } from '../settle.ts';
import { visitorInThread } from './visitor.ts';

/** How long an answer waits for the visitor's page before it also goes by mail. */
const patience = 45_000;

/** Hands an answer over to mail when it has not reached a page of the visitor, who left an address. */
export const handOverToMail = defineJob({
  name: 'channels.chat-hand-over',
  input: z.object({ workspace: z.uuid(), message: z.uuid() }),
  async run(app: App, { workspace, message: id }) {
    await app.database.inWorkspace(workspace, async (tx) => {
      const message = await messageOf(tx, id);
      if (message.state !== 'sent') return;
      const visitor = await visitorInThread(tx, message.thread);
      if (visitor?.email == null) return;
      await mailForThread(tx, app, { thread: message.thread, message: id, to: visitor.email });
    });
  },
});

/** The chat's way out: a stored message is sent, and delivered once the visitor's page says that it has it. */
export const chatTransport = defineTransport({
  name: 'chat',
  payload: z.object({ message: z.uuid() }),
  deliver: async () => ({ delivered: true }),
  async settled(tx, { payload: { message } }) {
    await settleMessage(tx, { message, state: 'sent' });
    const runAt = new Date(tx.now.getTime() + patience);
    await addJob(tx, handOverToMail, { workspace: tx.workspace, message }, { runAt, key: message });
  },
});
