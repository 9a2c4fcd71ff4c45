import { maskAll } from '#core/people/mask.ts';
import { isMasked, teamsOf, visibleAmong } from '#people';
import type { Actor, App, LiveMessage } from '#platform';
import type { TextOf } from './live-text.ts';

/** What is about a conversation has it as its subject. */
export const ofConversations = /^(conversation|message|reading|thread|chat|presence|promise)\./;
/** What everybody of the company may hear of, beside what conversations do. */
const ofAll = /^(response-target|availability|member|reason|session|status|tag|team|workspace)\./;
/** A notice is about a conversation, too; that one's own were seen is about oneself. */
const aboutOne = (name: string) => ofConversations.test(name) || name.startsWith('notice.');

type Said = { text: string } | { message: LiveMessage; shown: boolean };

interface Out {
  write(text: string): void;
  /** It could not be told: the stream ends, and whoever listens comes back for it. */
  fail(): void;
}

/**
 * The stream of somebody who does not see every conversation: what is about one goes through the question whether they see it, in
 * order and together, and what left their sight is told to them once more.
 */
export function limitedStream(app: App, actor: Actor, { texts, write, fail }: Out & { texts: TextOf }) {
  let waiting: Said[] = [];
  let busy = false;
  const drain = async () => {
    if (busy) return;
    busy = true;
    try {
      while (waiting.length > 0) {
        const said = waiting;
        waiting = [];
        const sees = await sight(app, actor, said);
        const text = said.map((each) => textOf(each, { actor, sees, texts })).join('');
        if (text !== '') write(text);
      }
    } catch (error) {
      app.log.warn({ err: error }, 'a stream could not be told what it may see');
      fail();
    } finally {
      busy = false;
    }
  };
  const say = (said: Said) => {
    waiting.push(said);
    void drain();
  };
  return {
    write: (text: string) => say({ text }),
    hear: (message: LiveMessage, shown: boolean) => say({ message, shown }),
  };
}

type Sees = (message: LiveMessage) => boolean;

/** Of which of these messages the actor may hear, as it stands now. */
async function sight(app: App, actor: Actor, said: readonly Said[]): Promise<Sees> {
  const subjects = said.flatMap((each) =>
    'message' in each && aboutOne(each.message.name) ? each.message.subject : [],
  );
  if (subjects.length === 0) return ({ name }) => ofAll.test(name);
  const { visible, teams } = await app.database.inWorkspace(actor.workspace, async (tx) => ({
    visible: await visibleAmong(tx, subjects, actor),
    teams: new Set(await teamsOf(tx, actor.id)),
  }));
  const leaves = ({ name, data }: LiveMessage) => {
    const { former } = (data ?? {}) as { former?: unknown };
    if (typeof former !== 'string') return false;
    return name === 'conversation.given' ? teams.has(former) : former === actor.id;
  };
  const mine = ({ name, subject }: LiveMessage) => name.startsWith('notice.') && subject === actor.id;
  return (message) =>
    aboutOne(message.name)
      ? visible.has(message.subject) || mine(message) || leaves(message)
      : ofAll.test(message.name);
}

function textOf(said: Said, { actor, sees, texts }: { actor: Actor; sees: Sees; texts: TextOf }): string {
  if ('text' in said) return said.text;
  if (!sees(said.message)) return '';
  const text = texts(said.message, said.shown) ?? '';
  return isMasked(actor) ? text.replace(/^data: (.*)$/m, (_, data: string) => `data: ${maskedData(data)}`) : text;
}

function maskedData(json: string): string {
  return JSON.stringify(maskAll(JSON.parse(json)));
}
