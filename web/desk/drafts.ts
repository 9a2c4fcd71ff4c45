import { z } from 'zod';
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
  /** Why it came back unsent. */
  notice: z.object({ words: z.string(), movedOn: z.boolean(), colleague: z.boolean().optional() }).nullable(),
});
export type Draft = z.infer<typeof draft>;

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
  const empty = one.reply.trim() === '' && one.note.trim() === '' && one.uploads.length === 0;
  return empty ? null : JSON.stringify(one);
}

/** What is left in the box once something of it was sent. */
export function afterSending(one: Draft, mode: Mode): Draft {
  if (mode === 'note') return { ...one, note: '', notice: null };
  return { ...one, reply: '', uploads: [], seen: null, guard: null, anyway: false, notice: null };
}

/** Both in one box: what was written in the conversation that goes on stands first. */
export function withBoth(one: Draft, other: Draft): Draft {
  const joined = (a: string, b: string) => [a, b].filter((text) => text.trim() !== '').join('\n\n');
  return {
    ...one,
    mode: isWritten(one) ? one.mode : other.mode,
    reply: joined(one.reply, other.reply),
    note: joined(one.note, other.note),
    uploads: [...one.uploads, ...other.uploads],
    seen: null,
    guard: null,
  };
}

/** Whether there is anything in the box. */
export function isWritten(one: Draft): boolean {
  return keptDraft(one) !== null;
}

/** Puts an answer that was taken back into the box, before whatever was written since. */
export function withTakenBack(one: Draft, back: Pick<Unsent, 'text' | 'uploads' | 'seen'>): Draft {
  const { notice: _, ...rest } = withReturned(one, { ...back, kind: 'reply' }, { words: '', movedOn: false });
  return { ...rest, notice: null };
}

/** Puts what was refused back into the box, before whatever was written since, with the reason. */
export function withReturned(
  one: Draft,
  back: Pick<Unsent, 'kind' | 'text' | 'uploads' | 'seen' | 'guard'>,
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
    notice,
  };
}
