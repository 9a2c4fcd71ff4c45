import { t } from '@lingui/core/macro';
import { discardIncoming, restoreIncoming, retryIncoming } from '#core/contract/incoming.ts';
import { useWrite } from '../../app/read.ts';
import { toast, toastError } from '../../app/toast.tsx';

const outdates = ['incoming.', 'alarm.'];

/** Trying one mail again, giving it up (to be taken back at once or later), taking it back. */
export function useDeeds() {
  const restore = useWrite(restoreIncoming, {
    outdates,
    onDone: (_, { id }) => toast({ text: t`Taken back: it is set aside again`, about: id }),
    onError: toastError,
  });
  const retry = useWrite(retryIncoming, {
    outdates,
    onDone: (_, { id }) => toast({ text: t`Being tried again`, about: id }),
    onError: toastError,
  });
  const discard = useWrite(discardIncoming, {
    outdates,
    onDone: (_, { id }) => toast({ text: t`Given up`, about: id, undo: () => restore.mutate({ id }) }),
    onError: toastError,
  });
  return { retry, discard, restore };
}
