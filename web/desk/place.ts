import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { z } from 'zod';
import { inboxView, type InboxView } from '#core/contract/desk.ts';

/** What the address of the inbox holds besides the conversation. */
export const inboxSearch = z.object({
  view: inboxView.optional().catch(undefined),
  q: z.string().optional().catch(undefined),
  /** A view with a filter of its own. */
  saved: z.string().optional().catch(undefined),
  /** Whom a new conversation is for. */
  to: z.string().optional().catch(undefined),
});

interface Look {
  view?: InboxView;
  q?: string;
  saved?: string;
}

export interface Place {
  /** The ready view; all open ones while a view with a filter is looked at. */
  view: InboxView;
  /** The view with a filter of its own. */
  saved: string | undefined;
  /** What stands in the address of the list that one looks at. */
  search: Look;
  /** Words looked for; empty when none. */
  words: string;
  /** The open conversation. */
  conversation: string | undefined;
  /** Whom a new conversation is for. */
  to: string | undefined;
  open(conversation: string): void;
  close(): void;
  look(search: Look): void;
}

/** Where in the inbox one is, and the ways to elsewhere. */
export function usePlace(): Place {
  const { view, q, saved, to } = inboxSearch.parse(useSearch({ strict: false }));
  const { conversation } = useParams({ strict: false });
  const navigate = useNavigate();
  const search = {
    ...(view === undefined ? {} : { view }),
    ...(q === undefined ? {} : { q }),
    ...(saved === undefined ? {} : { saved }),
  };
  return {
    view: saved === undefined ? (view ?? 'mine') : 'open',
    saved,
    search,
    words: q ?? '',
    conversation,
    to,
    open: (id) => void navigate({ to: '/inbox/$conversation', params: { conversation: id }, search }),
    close: () => void navigate({ to: '/inbox', search }),
    look: (next) =>
      void (conversation === undefined
        ? navigate({ to: '/inbox', search: next, replace: true })
        : navigate({ to: '/inbox/$conversation', params: { conversation }, search: next, replace: true })),
  };
}
