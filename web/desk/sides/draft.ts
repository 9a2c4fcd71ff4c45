import { useEffect, useState } from 'react';
import { z } from 'zod';
import { keptCopies } from '#core/channels/copies.ts';
import { useOwner } from '../owner.ts';

const file = z.object({ id: z.string(), name: z.string(), type: z.string(), size: z.number() });

/** What was begun to others and not sent yet. */
const sideDraft = z.object({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  uploads: z.array(file),
  quotes: z.array(z.string()),
  /** Files of the conversation that go along. */
  along: z.array(z.object({ message: z.string(), file: z.string() })),
  /** Null: as nobody has chosen. */
  copies: keptCopies.nullable(),
  mailbox: z.string().nullable(),
  sender: z.string().nullable(),
  signed: z.boolean(),
});
export type SideDraft = z.infer<typeof sideDraft>;

export const blank: SideDraft = {
  to: '',
  subject: '',
  text: '',
  uploads: [],
  quotes: [],
  along: [],
  copies: null,
  mailbox: null,
  sender: null,
  signed: true,
};

function kept(place: string): SideDraft | undefined {
  try {
    return sideDraft.safeParse(JSON.parse(localStorage.getItem(place) ?? 'null')).data;
  } catch {
    return undefined;
  }
}

function keep(place: string, draft: SideDraft): void {
  try {
    if (draft.to.trim() === '' && draft.text.trim() === '' && draft.uploads.length === 0)
      localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(draft));
  } catch {
    // storage is forbidden or full: it lasts as long as the box
  }
}

/** Puts what was taken back into the box it came from. */
export function putBack(owner: string, about: string, draft: SideDraft): void {
  keep(placeOf(owner, about), draft);
}

const placeOf = (owner: string, about: string) => `throughline.side.${owner}.${about}`;

/** What somebody writes beside a conversation, kept in this browser until it is sent. `about`: the conversation or the side. */
export function useSideDraft(about: string, first: (known: SideDraft | undefined) => SideDraft) {
  const place = placeOf(useOwner(), about);
  const [draft, setDraft] = useState(() => first(kept(place)));
  useEffect(() => keep(place, draft), [place, draft]);
  const change = (some: Partial<SideDraft>) => setDraft((now) => ({ ...now, ...some }));
  const clear = () => {
    keep(place, blank);
    setDraft(blank);
  };
  return { draft, change, setDraft, clear };
}
