import { useSyncExternalStore } from 'react';
import { contentOf, emptyDraft, keptDraft, readDraft, type Draft } from './drafts.ts';

// Drafts live in localStorage per person, workspace and conversation, where they outlast the page and the connection; what was
// read of it is remembered here. draft-sync.ts keeps them on the server.

const prefix = 'throughline.draft';
const read = new Map<string, Draft>();
const hearers = new Set<() => void>();
let onChange: (owner: string, conversation: string) => void = () => undefined;

function placeOf(owner: string, conversation: string): string {
  return `${prefix}.${owner}.${conversation}`;
}

function load(place: string): Draft {
  const known = read.get(place);
  if (known !== undefined) return known;
  let draft = emptyDraft;
  try {
    draft = readDraft(localStorage.getItem(place));
  } catch {
    // storage is forbidden: drafts last as long as the page
  }
  read.set(place, draft);
  return draft;
}

/** The draft as it is known in this browser. */
export function knownDraft(owner: string, conversation: string): Draft {
  return load(placeOf(owner, conversation));
}

/** Puts a draft as the server knows it. */
export function putDraft(owner: string, conversation: string, draft: Draft): void {
  const place = placeOf(owner, conversation);
  read.set(place, draft);
  try {
    const text = keptDraft(draft);
    if (text === null) localStorage.removeItem(place);
    else localStorage.setItem(place, text);
  } catch {
    // see load
  }
  for (const hear of hearers) hear();
}

/** Changes a draft and keeps it. `owner`: person and workspace. */
export function changeDraft(owner: string, conversation: string, work: (before: Draft) => Draft): void {
  const before = knownDraft(owner, conversation);
  const after = work(before);
  const nothing = contentOf(before) === null && contentOf(after) === null;
  putDraft(owner, conversation, nothing ? after : { ...after, dirty: true });
  if (!nothing) onChange(owner, conversation);
}

/** Who is told of every change made here. */
export function setOnChange(hear: typeof onChange): void {
  onChange = hear;
}

/** The conversations of a person in which something is not on the server yet. */
export function dirtyDrafts(owner: string): string[] {
  try {
    const start = placeOf(owner, '');
    const places = Object.keys(localStorage).filter((place) => place.startsWith(start));
    return places.filter((place) => load(place).dirty).map((place) => place.slice(start.length));
  } catch {
    return []; // see load
  }
}

/** What another tab of this browser has written. */
addEventListener('storage', ({ key }) => {
  if (key?.startsWith(prefix) !== true) return;
  read.delete(key);
  for (const hear of hearers) hear();
});

/** The draft of a conversation. */
export function useDraft(owner: string, conversation: string): Draft {
  return useSyncExternalStore(
    (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    () => knownDraft(owner, conversation),
  );
}
