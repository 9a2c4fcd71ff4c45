import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { z } from 'zod';
import { inboxView, type InboxView } from '#core/contract/desk.ts';

/** What the address of the inbox holds besides the conversation. */
export const inboxSearch = z.object({
  view: inboxView.optional().catch(undefined),
  q: z.string().optional().catch(undefined),
});

export interface Place {
  view: InboxView;
  /** Words looked for; empty when none. */
  words: string;
  /** The open conversation. */
  conversation: string | undefined;
  open(conversation: string): void;
  close(): void;
  look(search: { view?: InboxView; q?: string }): void;
}

/** Where in the inbox one is, and the ways to elsewhere. */
export function usePlace(): Place {
  const { view, q } = inboxSearch.parse(useSearch({ strict: false }));
  const { conversation } = useParams({ strict: false });
  const navigate = useNavigate();
  const search = { ...(view === undefined ? {} : { view }), ...(q === undefined ? {} : { q }) };
  return {
    view: view ?? 'mine',
    words: q ?? '',
    conversation,
    open: (id) => void navigate({ to: '/inbox/$conversation', params: { conversation: id }, search }),
    close: () => void navigate({ to: '/inbox', search }),
    look: (next) =>
      void (conversation === undefined
        ? navigate({ to: '/inbox', search: next, replace: true })
        : navigate({ to: '/inbox/$conversation', params: { conversation }, search: next, replace: true })),
  };
}
