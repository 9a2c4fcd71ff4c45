import { maskAll } from '#core/people/mask.ts';
import { seenInCare } from '#care';
import { isMasked, teamsOf, visibleAmong } from '#people';
import { lookAs, type Actor, type App, type LiveMessage } from '#platform';
import type { TextOf } from './live-text.ts';

/** What is about a conversation has it as its subject. */
export const ofConversations = /^(conversation|message|reading|thread|chat|presence|promise)\./;
/** What everybody of the company may hear of, beside what conversations do. */
const ofAll = /^(response-target|availability|member|reason|session|status|tag|team|workspace)\./;
/** What is about a case or a cause has it as its subject. */
const ofCare = /^(recovery|cause)\./;
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
  const subjectsOf = (isOne: (name: string) => boolean) =>
    said.flatMap((each) => ('message' in each && isOne(each.message.name) ? each.message.subject : []));
  const [subjects, matters] = [subjectsOf(aboutOne), subjectsOf((name) => ofCare.test(name))];
  if (subjects.length === 0 && matters.length === 0) return ({ name }) => ofAll.test(name);
  const { visible, cared, teams } = await app.database.inWorkspace(actor.workspace, async (tx) => {
    await lookAs(tx, actor);
    return {
      visible: await visibleAmong(tx, subjects, actor),
      cared: await seenInCare(tx, matters),
      teams: new Set(await teamsOf(tx, actor.id)),
    };
  });
  const leaves = leavesOf(actor, teams);
  const mine = ({ name, subject }: LiveMessage) => name.startsWith('notice.') && subject === actor.id;
  return (message) => {
    if (ofCare.test(message.name)) return cared.has(message.subject) || leaves(message);
    if (aboutOne(message.name)) return visible.has(message.subject) || mine(message) || leaves(message);
    return ofAll.test(message.name);
  };
}

/** Whether something left the sight of the actor with this very message: they had it, or their team had. */
function leavesOf({ id, sight: how }: Actor, teams: ReadonlySet<string>): Sees {
  const had = (one: unknown) => typeof one === 'string' && (one === id || teams.has(one));
  return ({ name, data }) => {
    const { former } = (data ?? {}) as { former?: unknown };
    // Whoever is from outside sees cases by their conversations, whoever had them.
    if (ofCare.test(name)) return how === 'asked' && [former, ...Object.values(former ?? {})].some(had);
    if (typeof former !== 'string') return false;
    return name === 'conversation.given' ? teams.has(former) : former === id;
  };
}

function textOf(said: Said, { actor, sees, texts }: { actor: Actor; sees: Sees; texts: TextOf }): string {
  if ('text' in said) return said.text;
  if (!sees(said.message)) return '';
  // Of a case that leaves their sight they hear that it did, and not where it goes.
  const text = texts(said.message, said.shown && !ofCare.test(said.message.name)) ?? '';
  return isMasked(actor) ? text.replace(/^data: (.*)$/m, (_, data: string) => `data: ${maskedData(data)}`) : text;
}

function maskedData(json: string): string {
  return JSON.stringify(maskAll(JSON.parse(json)));
}
