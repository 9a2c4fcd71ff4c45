import { setConversationStatus } from '#core/contract/statuses.ts';
import { call } from '../../app/api.ts';
import { toast } from '../../app/toast.tsx';
import { atOnce } from '../at-once.ts';
import { attempt } from '../attempt.ts';
import type { Summary } from '../summary.ts';

type Known = Pick<Summary, 'id' | 'version' | 'state'>;

/** Says where a conversation stands: at once, with a way back in the toast. */
export function setStatus({ id, version, state: before }: Known, to: NonNullable<Summary['state']>): Promise<void> {
  if (before?.id === to.id) return Promise.resolve();
  const status = to.category === 'resolved' ? ('resolved' as const) : ('open' as const);
  return attempt(async () => {
    const after = await atOnce({ id }, { state: to, status }, () =>
      call(setConversationStatus, { id, version, status: to.id }),
    );
    if (before === null) return;
    const back = () => call(setConversationStatus, { id, version: after.version, status: before.id });
    toast({ text: `Status: ${to.name}`, about: id, undo: () => void attempt(back) });
  });
}
