import type { ImapFlow } from 'imapflow';
import type { App } from '#platform';
import { noteFetched, noteFailing, noteWatched } from '../alarm/watch.ts';
import { connectImap, imapWords } from './imap-client.ts';
import { fullPace } from './take-mails.ts';
import type { Mailbox } from '../mailbox.ts';
import { tokenSource } from '../oauth/access-token.ts';
import { NotSignedIn } from '../oauth/sign-in-needed.ts';
import { pauseAfter } from './pause.ts';
import { readMailbox } from './read-mailbox.ts';

const pollMilliseconds = 60_000;

/** Waits until it is rung or the time is over; a ring while nobody waits is kept. */
function bell() {
  let rung = false;
  let wake: (() => void) | undefined;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    /** Forgets a ring of before: what comes now is what counts. */
    hush() {
      rung = false;
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

/** Keeps reading a mailbox: at once, whenever the server tells of new mail, and by looking every minute. */
export function watchMailbox(app: App, mailbox: Mailbox): { stop(): Promise<void> } {
  const news = bell();
  const end = bell();
  const access = { ...mailbox, tokens: tokenSource(app, mailbox) };
  const pace = { headers: fullPace };
  let stopped = false;
  let client: ImapFlow | undefined;
  let failures = 0;
  let pause = pollMilliseconds;

  async function connected(): Promise<ImapFlow> {
    if (client?.usable) return client;
    client = await connectImap(app, access, (fresh) => {
      client = fresh;
      fresh.on('exists', () => news.ring());
      fresh.on('close', () => news.ring());
    });
    return client;
  }

  async function turn(): Promise<void> {
    try {
      await readMailbox(await connected(), { app, mailbox }, { pace });
      failures = 0;
      await noteFetched(app, mailbox);
    } catch (error) {
      client?.close();
      client = undefined;
      if (stopped) return;
      failures += 1;
      pause = pauseAfter(error, failures);
      if (error instanceof NotSignedIn) return;
      app.log.warn({ account: mailbox.id, reason: imapWords(error) }, 'a mailbox could not be read');
      await noteFailing(app, mailbox, imapWords(error));
    }
  }

  const running = (async () => {
    await noteWatched(app, mailbox);
    while (!stopped) {
      await turn();
      if (stopped) break;
      // After a failure no news wakes us: a connection that closes again and again is not asked without a pause.
      await (failures === 0 ? news.wait(pollMilliseconds) : end.wait(pause));
      if (failures > 0) news.hush();
    }
    client?.close();
  })();
  return {
    async stop() {
      stopped = true;
      news.ring();
      end.ring();
      client?.close();
      await running;
    },
  };
}
