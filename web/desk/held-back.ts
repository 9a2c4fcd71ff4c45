import { t } from '@lingui/core/macro';
import { useNavigate } from '@tanstack/react-router';
import { z } from 'zod';
import { wireId } from '#core/contract/codecs.ts';
import { useLive } from '../app/live/live.tsx';
import { useSession } from '../app/session.ts';
import { dropToast, toast } from '../app/toast.tsx';

const told = z.object({ conversation: z.guid(), held: z.guid(), state: z.string(), author: z.guid().nullable() });

/** Tells whoever wrote an answer that it was held back; on every page, for they may be elsewhere. */
export function useHeldBack(): void {
  const { user } = useSession();
  const navigate = useNavigate();
  useLive('conversation.reply-held', ({ data }) => {
    const found = told.safeParse(data);
    if (!found.success || found.data.author === null || wireId('usr', found.data.author) !== user.id) return;
    const { state, held, conversation } = found.data;
    const about = `held ${wireId('hld', held)}`;
    if (state === 'released' || state === 'cancelled') dropToast(about);
    if (state !== 'stopped') return;
    toast({
      text: t`An answer of yours was held back`,
      about,
      way: t({ message: 'Look', context: 'verb' }),
      undo: () => void navigate({ to: '/inbox/$conversation', params: { conversation: wireId('cnv', conversation) } }),
      stays: 15_000,
    });
  });
}
