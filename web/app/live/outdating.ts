import type { QueryClient } from '@tanstack/react-query';
import { wireId } from '#core/contract/codecs.ts';
import { startsWithAny } from '../read.ts';
import { outdatedBy, type Outdates } from './outdates.ts';
import type { LiveEvent } from './stream.ts';

/** What is on the screen is read anew at once; what comes close together is read together. */
const atOnce = 30;
const shortest = 250;
/** A server that takes long for the lists is asked for them less often. */
const slowly = 8;
const slowest = 3_000;

const ofConversations = /^(conversation|message|promise)\./;

/** The conversation that a query is about, of its input. */
function conversationOf(input: unknown): string | undefined {
  if (typeof input !== 'object' || input === null || !('id' in input)) return undefined;
  const { id } = input;
  return typeof id === 'string' && id.startsWith('cnv_') ? id : undefined;
}

function isGivenTo(me: string, data: unknown): boolean {
  const { assignee } = (data ?? {}) as { assignee?: unknown };
  return typeof assignee === 'string' && wireId('usr', assignee) === me;
}

/**
 * Reads anew what an event made old: the conversation it is about at once, everything else at the pace the server can bear with
 * that many consoles. What nobody looks at waits until somebody does.
 */
export function openOutdating(client: QueryClient, { maps, me }: { maps: readonly Outdates[]; me: string }) {
  const shown = new Set<string>();
  const others = new Set<string>();
  let pace = 0;
  let took = 0;
  let soon: ReturnType<typeof setTimeout> | undefined;
  let later: ReturnType<typeof setTimeout> | undefined;
  const readShown = () => {
    soon = undefined;
    const ids = new Set(shown);
    shown.clear();
    void client.invalidateQueries({
      predicate: ({ queryKey: [, input] }) => ids.has(conversationOf(input) ?? ''),
    });
  };
  const readOthers = () => {
    clearTimeout(later);
    later = undefined;
    if (document.visibilityState === 'hidden') return; // looked at again once it is seen
    const ids = [...others];
    others.clear();
    const begun = performance.now();
    const predicate = ({ queryKey: [first, input] }: { queryKey: readonly unknown[] }) =>
      startsWithAny(first, ids) && conversationOf(input) === undefined;
    void client.invalidateQueries({ predicate }).then(() => (took = performance.now() - begun));
  };
  const wait = () => Math.max(shortest, Math.min(slowest, slowly * took), pace) * (0.5 + Math.random());
  const readSometime = () => void (later ??= setTimeout(readOthers, wait()));
  const seen = () => (document.visibilityState === 'visible' && others.size > 0 ? readOthers() : undefined);
  document.addEventListener('visibilitychange', seen);
  return {
    event({ name, subject, data }: LiveEvent): void {
      const ids = outdatedBy(name, maps);
      for (const id of ids) others.add(id);
      if (ids.length === 0) return;
      if (ofConversations.test(name)) {
        shown.add(wireId('cnv', subject));
        soon ??= setTimeout(readShown, atOnce);
      } else
        void client.invalidateQueries({
          predicate: ({ queryKey: [first, input] }) => startsWithAny(first, ids) && conversationOf(input) !== undefined,
        });
      if (isGivenTo(me, data)) readOthers();
      else readSometime();
    },
    /** Something may have been missed: what is shown is read anew, the conversation first. */
    everything(): void {
      void client.invalidateQueries({ predicate: ({ queryKey }) => conversationOf(queryKey[1]) !== undefined });
      others.add('');
      readSometime();
    },
    setPace: (milliseconds: number): void => void (pace = milliseconds),
    stop(): void {
      document.removeEventListener('visibilitychange', seen);
      clearTimeout(soon);
      clearTimeout(later);
    },
  };
}
