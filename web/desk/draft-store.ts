import { useSyncExternalStore } from 'react';
import { emptyDraft, keptDraft, readDraft, type Draft } from './drafts.ts';

// Drafts live in localStorage per person, workspace and conversation; what was read of it is remembered here.

const prefix = 'throughline.draft';
const read = new Map<string, Draft>();
const hearers = new Set<() => void>();

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

/** Changes a draft and keeps it. `owner`: person and workspace. */
export function changeDraft(owner: string, conversation: string, work: (before: Draft) => Draft): void {
  const place = placeOf(owner, conversation);
  const draft = work(load(place));
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

/** The draft of a conversation. */
export function useDraft(owner: string, conversation: string): Draft {
  return useSyncExternalStore(
    (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    () => load(placeOf(owner, conversation)),
  );
}
