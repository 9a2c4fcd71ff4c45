import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { deleteView, restoreView } from '#core/contract/views.ts';
import { call } from '../../app/api.ts';
import { queryClient } from '../../app/query-client.ts';
import { startsWithAny, useWrite } from '../../app/read.ts';
import { toast, toastError } from '../../app/toast.tsx';
import { usePlace } from '../place.ts';
import type { SavedView } from './saved-views.ts';

/** Takes a view away at once; the toast brings it back. */
export function RemoveView({ view: { id, name }, close }: { view: SavedView; close: () => void }) {
  const { look } = usePlace();
  const back = async () => {
    try {
      await call(restoreView, { id });
      await queryClient.invalidateQueries({ predicate: ({ queryKey }) => startsWithAny(queryKey[0], ['view.']) });
      look({ saved: id });
    } catch (error) {
      toastError(error);
    }
  };
  const remove = useWrite(deleteView, {
    outdates: ['view.'],
    onDone: () => {
      close();
      look({ view: 'open' });
      toast({ text: t`Removed the view “${name}”`, about: id, undo: () => void back() });
    },
    onError: toastError,
  });
  return (
    <Button variant="subtle" color="bad" loading={remove.isPending} onClick={() => remove.mutate({ id })}>
      <Trans>Remove</Trans>
    </Button>
  );
}
