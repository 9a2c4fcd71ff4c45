import type { ImapFlow } from 'imapflow';
import type { App } from '#platform';
import { noteHealth } from '../accounts.ts';
import { imapClient, imapWords } from './imap-client.ts';
import type { Mailbox } from './mailbox.ts';
import { readMailbox } from './read-mailbox.ts';

const pollMilliseconds = 60_000;
const longestPause = 300_000;

/** Waits until it is rung or the time is over; a ring while nobody waits is kept. */
function bell() {
  let rung = false;
  let wake: (() => void) | undefined;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    async wait(milliseconds: number) {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      rung = false;
      wake = undefined;
    },
  };
}

async function note(app: App, mailbox: Mailbox, reason: string | null): Promise<void> {
  await app.database
    .inWorkspace(mailbox.workspace, (tx) => noteHealth(tx, mailbox.id, reason))
    .catch((error: unknown) => app.log.warn({ reason: String(error) }, 'the health of a mailbox could not be noted'));
}

/** Keeps reading a mailbox: at once, whenever the server tells of new mail, and by looking every minute. */
export function watchMailbox(app: App, mailbox: Mailbox): { stop(): Promise<void> } {
  const doorbell = bell();
  const folder = mailbox.settings.imap?.folder ?? 'INBOX';
  let stopped = false;
  let client: ImapFlow | undefined;
  let failures = 0;

  async function connected(): Promise<ImapFlow> {
    if (client?.usable) return client;
    client = await imapClient(app, mailbox);
    client.on('exists', () => doorbell.ring());
    client.on('close', () => doorbell.ring());
    await client.connect();
    return client;
  }

  async function turn(): Promise<void> {
    try {
      await readMailbox(await connected(), { app, mailbox, folder });
      failures = 0;
      await note(app, mailbox, null);
    } catch (error) {
      client?.close();
      client = undefined;
      if (stopped) return;
      failures += 1;
      app.log.warn({ account: mailbox.id, reason: imapWords(error) }, 'a mailbox could not be read');
      await note(app, mailbox, imapWords(error));
    }
  }

  async function pause(): Promise<void> {
    if (failures === 0) return await doorbell.wait(pollMilliseconds);
    const milliseconds = Math.min(longestPause, 1000 * 2 ** Math.min(failures, 9));
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
  let endPause: () => void = () => undefined;

  const running = (async () => {
    while (!stopped) {
      await turn();
      if (!stopped) await pause();
    }
    client?.close();
  })();
  return {
    async stop() {
      stopped = true;
      doorbell.ring();
      endPause();
      client?.close();
      await running;
    },
  };
}
