import { setTimeout as sleep } from 'node:timers/promises';
import { listConversations, replyToConversation } from '#core/contract/desk.ts';
import { signIn } from '#core/contract/session.ts';
import { ada, client, type Client } from '#test/client.ts';

export interface Agent {
  /** Conversations whose answer was taken. */
  answered: ReadonlySet<string>;
  stop(): Promise<void>;
}

/** Answers every open conversation once, and says the same again where the server was gone; `where` it is may change. */
export function agent(where: () => string): Agent {
  const answered = new Set<string>();
  let stopped = false;
  let desk: { url: string; me: Client } | undefined;
  const signedIn = async (): Promise<Client> => {
    const url = where();
    if (desk?.url !== url) {
      const me = client(url);
      await me.call(signIn, { email: ada.email, password: ada.password });
      desk = { url, me };
    }
    return desk.me;
  };
  const turn = async (): Promise<void> => {
    const me = await signedIn();
    const { items } = await me.call(listConversations, { view: 'open', limit: '50' });
    for (const { id } of items.filter((each) => !answered.has(each.id))) {
      if (stopped) return;
      const headers = { 'idempotency-key': `answer-${id}` };
      await me.call(replyToConversation, { id, text: `Answer ${id}.`, resolve: true }, headers);
      answered.add(id);
    }
  };
  const running = (async () => {
    while (!stopped) {
      await turn().catch(() => undefined);
      await sleep(50);
    }
  })();
  return {
    answered,
    async stop() {
      stopped = true;
      await running;
    },
  };
}
