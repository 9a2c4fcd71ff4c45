import { z } from 'zod';
import { keptCopies } from '#core/channels/copies.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { readSideDraft } from '#core/contract/side-drafts.ts';
import { bothTexts } from '../drafts.ts';

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

/** As it is known in this browser: the version on the server that it goes on from, and whether something is not there yet. */
const known = z.object({ draft: sideDraft, base: z.number(), dirty: z.boolean() });
export type KnownSideDraft = z.infer<typeof known>;

type Kept = WireOutputOf<typeof readSideDraft>;

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

export const nothingKnown: KnownSideDraft = { draft: blank, base: 0, dirty: false };

/** What this browser kept; anything that cannot be read is nothing. */
export function readKnown(text: string | null): KnownSideDraft {
  try {
    return known.safeParse(JSON.parse(text ?? 'null')).data ?? nothingKnown;
  } catch {
    return nothingKnown;
  }
}

/** Whether there is anything that would be missed. */
export function isWritten({ to, text, uploads }: SideDraft): boolean {
  return to.trim() !== '' || text.trim() !== '' || uploads.length > 0;
}

/** What the server keeps of it. */
export function contentOf(draft: SideDraft): Kept['content'] {
  return isWritten(draft) ? draft : null;
}

/** As it stands on the server. */
export function asKept({ version, content }: Kept): KnownSideDraft {
  return { draft: content ?? blank, base: version, dirty: false };
}

function each<T>(here: readonly T[], there: readonly T[], nameOf: (one: T) => string): T[] {
  return [...new Map([...here, ...there].map((one) => [nameOf(one), one])).values()];
}

/** What was written here put together with what was written elsewhere since: nothing that was typed is lost. */
export function reconciled({ draft: here }: KnownSideDraft, { version, content: there }: Kept): KnownSideDraft {
  if (there === null) return { draft: here, base: version, dirty: isWritten(here) };
  const draft = {
    ...here,
    to: bothAddresses(here.to, there.to),
    subject: here.subject === '' ? there.subject : here.subject,
    text: bothTexts(here.text, there.text),
    uploads: each(here.uploads, there.uploads, ({ id }) => id),
    quotes: each(here.quotes, there.quotes, (id) => id),
    along: each(here.along, there.along, ({ file: id }) => id),
  };
  return { draft, base: version, dirty: true };
}

function bothAddresses(here: string, there: string): string {
  if (here.includes(there)) return here;
  return there.includes(here) ? there : `${here}, ${there}`;
}
