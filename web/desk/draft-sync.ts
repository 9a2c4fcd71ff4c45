import { useEffect } from 'react';
import { saveDraft } from '#core/contract/drafts.ts';
import { Problem } from '#core/contract/problems.ts';
import { call } from '../app/api.ts';
import { dirtyDrafts, knownDraft, putDraft, setOnChange } from './draft-store.ts';
import { asKept, contentOf, reconciled } from './drafts.ts';
import type { Conversation } from './summary.ts';

// Keeps on the server what is written here: a second after the last keystroke, and once the connection is back.

const pauseMilliseconds = 1_000;
const againMilliseconds = 10_000;

const timers = new Map<string, ReturnType<typeof setTimeout>>();
const underway = new Set<string>();

function schedule(owner: string, conversation: string, milliseconds = pauseMilliseconds): void {
  const key = `${owner} ${conversation}`;
  clearTimeout(timers.get(key));
  timers.set(
    key,
    setTimeout(() => void push(owner, conversation), milliseconds),
  );
}

async function push(owner: string, conversation: string): Promise<void> {
  const key = `${owner} ${conversation}`;
  const before = knownDraft(owner, conversation);
  if (!before.dirty) return;
  if (underway.has(key)) return schedule(owner, conversation);
  underway.add(key);
  try {
    const input = { id: conversation, content: contentOf(before), base: before.base };
    const kept = await call(saveDraft, input, { idempotencyKey: null });
    const now = knownDraft(owner, conversation);
    // It went elsewhere meanwhile, with its conversation.
    if (now !== before && !now.dirty) return;
    const saved = { ...now, base: kept.version, dirty: now !== before };
    putDraft(owner, conversation, kept.saved ? saved : reconciled(now, kept));
    if (knownDraft(owner, conversation).dirty) schedule(owner, conversation);
  } catch (error) {
    // Refused for good, it stays in this browser; else the connection comes back.
    const passes = !(error instanceof Problem) || ['unavailable', 'too-many', 'failed'].includes(error.type);
    if (passes) schedule(owner, conversation, againMilliseconds);
  } finally {
    underway.delete(key);
  }
}

/** Takes what stands on the server when it is newer than what is known here; with what was written here meanwhile, both. */
function take(owner: string, conversation: string, kept: Conversation['draft']): void {
  const known = knownDraft(owner, conversation);
  if (kept.version <= known.base || underway.has(`${owner} ${conversation}`)) return;
  putDraft(owner, conversation, known.dirty ? reconciled(known, kept) : asKept(known, kept));
  if (knownDraft(owner, conversation).dirty) schedule(owner, conversation);
}

/** Shows in the box what was written elsewhere, as soon as the conversation has been read. */
export function useKeptDraft(owner: string, { id, draft }: Conversation): void {
  useEffect(() => take(owner, id, draft), [owner, id, draft]);
}

/** Keeps drafts going to the server as long as somebody is signed in; mounted once, whatever page is open. */
export function useDraftSync(owner: string): void {
  useEffect(() => {
    const all = () => {
      for (const conversation of dirtyDrafts(owner)) schedule(owner, conversation, 0);
    };
    setOnChange(schedule);
    all();
    addEventListener('online', all);
    return () => {
      removeEventListener('online', all);
      setOnChange(() => undefined);
    };
  }, [owner]);
}
