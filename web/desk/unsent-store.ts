import { useEffect, useSyncExternalStore } from 'react';
import { noteOnConversation, replyToConversation } from '#core/contract/desk.ts';
import { Problem } from '#core/contract/problems.ts';
import { call, Unreachable } from '../app/api.ts';
import { sentenceOf } from '../app/error-words.ts';
import { queryClient } from '../app/query-client.ts';
import { startsWithAny } from '../app/read.ts';
import type { Summary } from './summary.ts';
import { allSending, allWaiting, nextToSend, pauseBefore, readUnsent, without, type Unsent } from './unsent.ts';

// What was sent but has not arrived lives in localStorage, so that it survives a reload and is seen by all tabs.

/** Why something came back: `movedOn`, because more happened than was on the screen; `colleague`, by one of us. */
export interface Notice {
  words: string;
  movedOn: boolean;
  colleague: boolean;
}

/** What is to be done when something arrived, or was refused for good. */
export interface Outcomes {
  sent(item: Unsent, conversation: Sent, owner: string): void;
  refused(item: Unsent, notice: Notice, owner: string): void;
}

let owner = '';
let items: readonly Unsent[] = [];
/** Set when storage is full or forbidden: then the list lasts as long as the page. */
let unkept: readonly Unsent[] | undefined;
let running = false;
let again = false;
let attempt = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let outcomes: Outcomes | undefined;
const hearers = new Set<() => void>();

function placeNow(): string {
  return `throughline.unsent.${owner}`;
}

function show(next: readonly Unsent[]): void {
  items = next;
  for (const hear of hearers) hear();
}

function load(): readonly Unsent[] {
  if (unkept !== undefined) return unkept;
  try {
    return readUnsent(localStorage.getItem(placeNow()));
  } catch {
    return [];
  }
}

/** Changes what is kept, and what is shown unless that shall wait. */
function change(work: (before: readonly Unsent[]) => readonly Unsent[], showing = true): void {
  const next = work(load());
  try {
    if (next.length === 0) localStorage.removeItem(placeNow());
    else localStorage.setItem(placeNow(), JSON.stringify(next));
    unkept = undefined;
  } catch {
    unkept = next;
  }
  if (showing) show(next);
}

/** The conversation after that, and the answer that waits in it. */
export type Sent = Summary & { held?: { id: string; dueAt: string } | null };

async function deliver({
  kind,
  conversation: id,
  text,
  marked,
  uploads,
  seen,
  guard,
  resolve,
  key,
  extras,
}: Unsent): Promise<Sent> {
  const once = { idempotencyKey: key };
  if (kind === 'note') return await call(noteOnConversation, { id, text, marked }, once);
  const files = uploads.map((file) => file.id);
  return await call(replyToConversation, { id, text, marked, uploads: files, seen, guard, resolve, ...extras }, once);
}

/** Problems that pass by themselves: the same request may go again later. */
function passes(error: unknown): boolean {
  if (error instanceof Unreachable) return true;
  if (!(error instanceof Problem)) return false;
  return ['unavailable', 'too-many', 'unauthenticated'].includes(error.type) || error.more.code === 'in-progress';
}

/** True when it is over, one way or the other; false when it has to go again. */
async function attemptOne(item: Unsent): Promise<boolean> {
  try {
    const conversation = await deliver(item);
    change((all) => without(all, item.key), false); // the bubble stays until the message itself is on the screen
    await shown();
    outcomes?.sent(item, conversation, owner);
  } catch (error) {
    if (passes(error)) return false;
    const code = error instanceof Problem ? error.more.code : undefined;
    const colleague = code === 'colleague-moved-on';
    const movedOn = colleague || code === 'moved-on';
    outcomes?.refused(item, { words: sentenceOf(error), movedOn, colleague }, owner);
    if (movedOn) void shown();
  }
  return true;
}

/** Waits until the conversation on the screen has been read anew, so that the bubble does not blink; not for long. */
async function shown(): Promise<void> {
  const enough = new Promise((resolve) => {
    setTimeout(resolve, 1500);
  });
  const read = queryClient.invalidateQueries({
    predicate: ({ queryKey }) => startsWithAny(queryKey[0], ['conversation.']),
  });
  await Promise.race([read, enough]);
}

async function sendAll(): Promise<void> {
  change(allSending);
  for (let next = nextToSend(load()); next !== undefined; next = nextToSend(load())) {
    const { key } = next;
    if (!(await attemptOne(next))) {
      change(allWaiting);
      timer = setTimeout(flush, pauseBefore(attempt++));
      return;
    }
    change((all) => without(all, key));
    attempt = 0;
  }
}

/** Sends whatever waits; one tab at a time. */
export function flush(): void {
  again = true;
  if (running || owner === '') return;
  running = true;
  clearTimeout(timer);
  void rounds().finally(() => {
    running = false;
  });
}

async function rounds(): Promise<void> {
  while (again) {
    again = false; // set anew by whatever comes in meanwhile
    await navigator.locks.request(placeNow(), sendAll).catch(() => undefined);
  }
}

/** Hands something in to be sent; from here on it is not lost. */
export function submit(item: Omit<Unsent, 'key' | 'at' | 'state'>): void {
  const one = { ...item, key: crypto.randomUUID(), at: new Date().toISOString(), state: 'sending' } as const;
  change((all) => [...all, one]);
  flush();
}

/** Everything that has not arrived yet. */
export function useUnsent(): readonly Unsent[] {
  return useSyncExternalStore(
    (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    () => items,
  );
}

/** Keeps the sending going as long as somebody is signed in; mounted once, whatever page is open. */
export function useSending(mine: string, told: Outcomes): void {
  useEffect(() => {
    owner = mine;
    outcomes = told;
    change(allWaiting);
    flush();
    const look = ({ key }: StorageEvent) => (key === placeNow() ? show(load()) : undefined);
    addEventListener('online', flush);
    addEventListener('storage', look);
    return () => {
      removeEventListener('online', flush);
      removeEventListener('storage', look);
      clearTimeout(timer);
    };
  }, [mine, told]);
}
