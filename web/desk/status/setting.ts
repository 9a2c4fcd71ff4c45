import { ph, t } from '@lingui/core/macro';
import { sayReason } from '#core/contract/reasons.ts';
import { setConversationStatus } from '#core/contract/statuses.ts';
import { call } from '../../app/api.ts';
import { toast } from '../../app/toast.tsx';
import { atOnce } from '../at-once.ts';
import { attempt } from '../attempt.ts';
import { withReason } from '../reasons/asking.ts';
import type { Summary } from '../summary.ts';
import { nameOfStatus } from './status-words.ts';

type Known = Pick<Summary, 'id' | 'version' | 'state' | 'customer' | 'reason' | 'guessed'>;
type To = NonNullable<Summary['state']>;

/** Says where a conversation stands; whoever settles it so is asked why it came up, where that is not known. */
export function setStatus(conversation: Known, to: To): Promise<void> {
  const { state: before } = conversation;
  if (before?.id === to.id) return Promise.resolve();
  if (to.category !== 'resolved' || before?.category === 'resolved') return set(conversation, to, undefined);
  return withReason(conversation, (reason) => void set(conversation, to, reason));
}

/** At once, with a way back in the toast. */
function set({ id, version: seen, state: before }: Known, to: To, reason: string | undefined): Promise<void> {
  const status = to.category === 'resolved' ? ('resolved' as const) : ('open' as const);
  return attempt(async () => {
    const after = await atOnce({ id }, { state: to, status }, async () => {
      const { version } =
        reason === undefined ? { version: seen } : await call(sayReason, { id, version: seen, reason });
      return call(setConversationStatus, { id, version, status: to.id });
    });
    if (before === null) return;
    const back = () => call(setConversationStatus, { id, version: after.version, status: before.id });
    toast({ text: t`Status: ${ph({ name: nameOfStatus(to) })}`, about: id, undo: () => void attempt(back) });
  });
}
