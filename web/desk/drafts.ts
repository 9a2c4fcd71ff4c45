import { z } from 'zod';
import { copy } from '#core/channels/copies.ts';
import type { saveDraft } from '#core/contract/drafts.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { guarded, unsentItem, type Unsent } from './unsent.ts';

export const modes = ['reply', 'note'] as const;
export type Mode = (typeof modes)[number];

/** What stands in the box of a conversation and was not sent yet. */
export const draft = z.object({
  mode: z.enum(modes),
  reply: z.string(),
  note: z.string(),
  uploads: unsentItem.shape.uploads,
  /** The newest message that was on the screen when the answer was last written at. */
  seen: z.string().nullable(),
  /** Who had the conversation then, and which answers waited. */
  guard: guarded.nullable().default(null),
  /** As whom the answer goes; null: as the one the customer wrote to. */
  sender: z.string().nullable().default(null),
  /** The signature stands under it. */
  signed: z.boolean().default(true),
  /** Also to an address that mail came back from. */
  anyway: z.boolean().default(false),
  /** Who else gets it; null: as the mailbox has it. */
  copies: z.array(copy).nullable().default(null),
  /** The version on the server that this goes on from, and whether something of it is not there yet: of one of before, all. */
  base: z.number().default(0),
  dirty: z.boolean().default(true),
  /** Why it came back unsent; `resolve`: it was to settle the matter, too; `snoozeUntil`: to put it off. */
  notice: z
    .object({
      words: z.string(),
      movedOn: z.boolean(),
      colleague: z.boolean().optional(),
      resolve: z.boolean().optional(),
      snoozeUntil: z.string().nullable().optional(),
    })
    .nullable(),
});
export type Draft = z.infer<typeof draft>;

type Kept = WireOutputOf<typeof saveDraft>;
export type Content = NonNullable<Kept['content']>;

export const emptyDraft: Draft = {
  mode: 'reply',
  reply: '',
  note: '',
  uploads: [],
  seen: null,
  guard: null,
  sender: null,
  signed: true,
  anyway: false,
  copies: null,
  base: 0,
  dirty: false,
  notice: null,
};

/** A kept draft; anything that cannot be read is an empty one. */
export function readDraft(text: string | null): Draft {
  if (text === null) return emptyDraft;
  try {
    const read = draft.safeParse(JSON.parse(text));
    return read.success ? read.data : emptyDraft;
  } catch {
    return emptyDraft;
  }
}

/** The draft as it is kept; null when there is nothing worth keeping. */
export function keptDraft(one: Draft): string | null {
  return isWritten(one) || one.dirty ? JSON.stringify(one) : null;
}

/** What is left in the box once something of it was sent. */
export function afterSending(one: Draft, mode: Mode): Draft {
  if (mode === 'note') return { ...one, note: '', notice: null };
  return { ...one, reply: '', uploads: [], seen: null, guard: null, anyway: false, copies: null, notice: null };
}

/** Both in one box: what was written in the conversation that goes on stands first, what stands in both once. */
export function withBoth(one: Draft, other: Draft): Draft {
  const known = new Set(one.uploads.map(({ id }) => id));
  return {
    ...one,
    mode: isWritten(one) ? one.mode : other.mode,
    reply: bothTexts(one.reply, other.reply),
    note: bothTexts(one.note, other.note),
    uploads: [...one.uploads, ...other.uploads.filter(({ id }) => !known.has(id))],
    seen: null,
    guard: null,
  };
}

/** Whether there is anything in the box. */
export function isWritten({ reply, note, uploads }: Pick<Draft, 'reply' | 'note' | 'uploads'>): boolean {
  return reply.trim() !== '' || note.trim() !== '' || uploads.length > 0;
}

/** What of a draft the server keeps. */
export function contentOf(one: Draft): Content | null {
  const { mode, reply, note, uploads, seen, sender, signed, anyway, copies } = one;
  return isWritten(one) ? { mode, reply, note, uploads, seen, sender, signed, anyway, copies } : null;
}

/** A draft as it stands on the server; why an answer came back is known here only. */
export function asKept({ notice }: Draft, { version, content }: Pick<Kept, 'version' | 'content'>): Draft {
  return { ...emptyDraft, ...content, copies: content?.copies ?? null, notice, base: version };
}

/** One text of two: the longer where it holds the other, else both; nothing that was typed is lost. */
export function bothTexts(here: string, there: string): string {
  if (here.includes(there)) return here;
  return there.includes(here) ? there : `${here}\n\n${there}`;
}

/** What was written here put together with what was written elsewhere since. */
export function reconciled(here: Draft, { version, content }: Pick<Kept, 'version' | 'content'>): Draft {
  if (content === null) return { ...here, base: version, dirty: isWritten(here) };
  const known = new Set(here.uploads.map(({ id }) => id));
  const both: Draft = {
    ...here,
    base: version,
    reply: bothTexts(here.reply, content.reply),
    note: bothTexts(here.note, content.note),
    uploads: [...here.uploads, ...content.uploads.filter(({ id }) => !known.has(id))],
  };
  return {
    ...both,
    dirty: both.reply !== content.reply || both.note !== content.note || both.uploads.length !== content.uploads.length,
  };
}

/** Whoever sees no addresses leaves it to the mailbox again. */
function shownWhole(copies: Draft['copies']): Draft['copies'] {
  return z.array(copy).safeParse(copies).data ?? null;
}

/** Puts an answer that was taken back into the box, before whatever was written since. */
export function withTakenBack(
  one: Draft,
  back: Pick<Unsent, 'text' | 'uploads' | 'seen'> & { copies?: Draft['copies'] },
): Draft {
  const { notice: _, ...rest } = withReturned(one, { ...back, kind: 'reply' }, { words: '', movedOn: false });
  return { ...rest, copies: shownWhole(back.copies ?? null), notice: null };
}

/** Puts what was refused back into the box, before whatever was written since, with the reason. */
export function withReturned(
  one: Draft,
  back: Pick<Unsent, 'kind' | 'text' | 'uploads' | 'seen' | 'guard' | 'extras'>,
  notice: NonNullable<Draft['notice']>,
): Draft {
  const joined = [back.text, one[back.kind]].filter((text) => text.trim() !== '').join('\n\n');
  return {
    ...one,
    mode: back.kind,
    [back.kind]: joined,
    uploads: [...back.uploads, ...one.uploads],
    seen: back.seen,
    guard: back.guard ?? null,
    copies: back.extras?.copies ?? one.copies,
    notice,
  };
}
