import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { changeCalendar, createCalendar, removeCalendar } from '#core/contract/hours.ts';
import { useWrite } from '../../app/read.ts';
import { toast, toastError } from '../../app/toast.tsx';
import { outdates, type Calendar } from './calendar.ts';

/** These hours hold from now on for everything that has none of its own. */
export function MakeDefault({ calendar, former }: { calendar: Calendar; former: Calendar | undefined }) {
  const back = useWrite(changeCalendar, { outdates, onError: toastError });
  const undo = () => former && back.mutate({ id: former.id, version: former.version + 1, isDefault: true });
  const change = useWrite(changeCalendar, {
    outdates,
    onDone: () => toast({ text: t`${ph({ hours: calendar.name })} are now the default`, undo }),
    onError: toastError,
  });
  const { id, version } = calendar;
  return (
    <Button size="compact-sm" variant="subtle" onClick={() => change.mutate({ id, version, isDefault: true })}>
      <Trans>Make default</Trans>
    </Button>
  );
}

/** Takes a calendar away; its way back is to add it again as it was. */
export function Remove({ calendar }: { calendar: Calendar }) {
  const { id, version: _version, isDefault: _default, ...all } = calendar;
  const again = useWrite(createCalendar, { outdates, onError: toastError });
  const remove = useWrite(removeCalendar, {
    outdates,
    onDone: () => toast({ text: t`${ph({ hours: calendar.name })} removed`, undo: () => again.mutate(all) }),
    onError: toastError,
  });
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      color="bad"
      loading={remove.isPending}
      onClick={() => remove.mutate({ id })}
    >
      <Trans>Remove</Trans>
    </Button>
  );
}
