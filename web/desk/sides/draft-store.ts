import { useEffect, useState, useSyncExternalStore } from 'react';
import { readSideDraft, saveSideDraft } from '#core/contract/side-drafts.ts';
import { Problem } from '#core/contract/problems.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { call } from '../../app/api.ts';
import { useRead } from '../../app/read.ts';
import { useOwner } from '../owner.ts';
import {
  asKept,
  blank,
  contentOf,
  isWritten,
  readKnown,
  reconciled,
  type KnownSideDraft,
  type SideDraft,
} from './draft.ts';

// What is written beside conversations lives in localStorage, where it outlasts the page and the connection and other windows see
// it; it is kept on the server a second after the last keystroke.

const prefix = 'throughline.side';
const pauseMilliseconds = 1_000;
const againMilliseconds = 10_000;

/** Whose draft it is, and of what: without a side conversation one that is about to begin. */
export interface DraftPlace {
  owner: string;
  conversation: string;
  side: string | null;
}

const read = new Map<string, KnownSideDraft>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const underway = new Map<string, Promise<void>>();
const hearers = new Set<() => void>();

const keyOf = ({ owner, conversation, side }: DraftPlace) => `${prefix}.${owner}.${side ?? conversation}`;

function knownAt(place: DraftPlace): KnownSideDraft {
  const key = keyOf(place);
  const found = read.get(key);
  if (found !== undefined) return found;
  let stored: string | null = null;
  try {
    stored = localStorage.getItem(key);
  } catch {
    // storage is forbidden: it lasts as long as the page
  }
  const loaded = readKnown(stored);
  read.set(key, loaded);
  return loaded;
}

function put(place: DraftPlace, known: KnownSideDraft): void {
  const key = keyOf(place);
  read.set(key, known);
  try {
    if (isWritten(known.draft) || known.dirty) localStorage.setItem(key, JSON.stringify(known));
    else localStorage.removeItem(key);
  } catch {
    // see knownAt
  }
  for (const hear of hearers) hear();
}

/** Puts into the box what was taken back, before whatever was written since. */
export function putBack(place: DraftPlace, draft: SideDraft): void {
  const { base } = knownAt(place);
  put(place, { draft, base, dirty: true });
  schedule(place);
}

function schedule(place: DraftPlace, milliseconds = pauseMilliseconds): void {
  const key = keyOf(place);
  clearTimeout(timers.get(key));
  timers.set(
    key,
    setTimeout(() => void push(place), milliseconds),
  );
}

async function push(place: DraftPlace): Promise<void> {
  const key = keyOf(place);
  if (!knownAt(place).dirty) return;
  if (underway.has(key)) return schedule(place);
  const work = save(place).finally(() => underway.delete(key));
  underway.set(key, work);
  await work;
  if (knownAt(place).dirty && !timers.has(key)) schedule(place);
}

async function save(place: DraftPlace): Promise<void> {
  const { conversation: id, side } = place;
  const before = knownAt(place);
  timers.delete(keyOf(place));
  try {
    const input = { id, side, content: contentOf(before.draft), base: before.base };
    const kept = await call(saveSideDraft, input, { idempotencyKey: null });
    const now = knownAt(place);
    if (kept.saved) put(place, { ...now, base: kept.version, dirty: now.draft !== before.draft });
    else put(place, reconciled(now, kept));
  } catch (error) {
    // Refused for good, it stays in this browser; else the connection comes back.
    const passes = !(error instanceof Problem) || ['unavailable', 'too-many', 'failed'].includes(error.type);
    if (passes) schedule(place, againMilliseconds);
  }
}

/** Nothing more of it is on its way: what is sent next is not kept once more behind it. */
async function rest(place: DraftPlace): Promise<void> {
  clearTimeout(timers.get(keyOf(place)));
  timers.delete(keyOf(place));
  await underway.get(keyOf(place));
}

type First = (known: SideDraft | undefined) => SideDraft;

/** Takes what stands on the server when it is newer; with what was written here meanwhile, both. */
function take(place: DraftPlace, kept: WireOutputOf<typeof readSideDraft>, first: First): void {
  const now = knownAt(place);
  if (kept.version <= now.base || underway.has(keyOf(place))) return;
  const next = now.dirty ? reconciled(now, kept) : asKept(kept);
  put(place, next.dirty ? next : { ...next, draft: first(kept.content === null ? undefined : next.draft) });
  if (next.dirty) schedule(place);
}

/** What another tab of this browser has written. */
addEventListener('storage', ({ key }) => {
  if (key?.startsWith(prefix) !== true) return;
  read.delete(key);
  for (const hear of hearers) hear();
});

function hearing(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}

/** What somebody writes beside a conversation, kept until it is sent. `first`: what is begun, with what was known of it. */
export function useSideDraft({ conversation, side }: Omit<DraftPlace, 'owner'>, first: First) {
  const owner = useOwner();
  const place = { owner, conversation, side };
  useState(() => {
    const known = knownAt(place);
    read.set(keyOf(place), { ...known, draft: first(isWritten(known.draft) ? known.draft : undefined) });
    if (known.dirty) schedule(place, 0);
  });
  const { draft } = useSyncExternalStore(hearing, () => knownAt(place));
  const { data } = useRead(readSideDraft, { id: conversation, ...(side === null ? {} : { side }) });
  useEffect(() => {
    if (data !== undefined) take({ owner, conversation, side }, data, first);
    // What is begun is the same as long as the box is open.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [owner, conversation, side, data]);
  const change = (some: Partial<SideDraft>) => {
    const now = knownAt(place);
    put(place, { ...now, draft: { ...now.draft, ...some }, dirty: true });
    schedule(place);
  };
  const clear = () => put(place, { ...knownAt(place), draft: blank, dirty: false });
  return { draft, change, clear, rest: () => rest(place) };
}
