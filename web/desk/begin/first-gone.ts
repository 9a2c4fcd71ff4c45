import { t } from '@lingui/core/macro';
import { useNavigate } from '@tanstack/react-router';
import { z } from 'zod';
import { wireId } from '#core/contract/codecs.ts';
import { useLive } from '../../app/live/live.tsx';
import { useSession } from '../../app/session.ts';
import { dropToast, toast } from '../../app/toast.tsx';

const told = z.object({
  held: z.guid(),
  state: z.string(),
  author: z.guid().nullable(),
  conversation: z.guid().nullable(),
});

/** First messages that were written in this tab: only here one is told that they have gone. */
const writtenHere = new Set<string>();

export function rememberHeld(id: string): void {
  writtenHere.add(id);
}

/** Tells whoever wrote a first message that it has gone, or was held back; on every page, for they may be elsewhere. */
export function useFirstGone(): void {
  const { user } = useSession();
  const navigate = useNavigate();
  useLive('first-message.held', ({ data }) => {
    const found = told.safeParse(data);
    if (!found.success || found.data.author === null || wireId('usr', found.data.author) !== user.id) return;
    const { state, conversation } = found.data;
    const held = wireId('fms', found.data.held);
    const about = `held ${held}`;
    const way = t({ message: 'Look', context: 'verb' });
    if (state === 'released' || state === 'cancelled') dropToast(about);
    if (state === 'released' && conversation !== null && writtenHere.delete(held)) {
      const params = { conversation: wireId('cnv', conversation) };
      toast({ text: t`It has gone out`, way, undo: () => void navigate({ to: '/inbox/$conversation', params }) });
    }
    if (state !== 'stopped') return;
    const look = () => void navigate({ to: '/inbox' });
    toast({ text: t`A new conversation of yours was held back`, about, way, undo: look, stays: 15_000 });
  });
}
