import { t } from '@lingui/core/macro';
import { ActionIcon, Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { orderReasons, updateReason } from '#core/contract/reason-settings.ts';
import { useWrite } from '../../app/read.ts';
import { toast, toastError } from '../../app/toast.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { AddReason, type Reason } from './add-reason.tsx';
import { ReasonForm } from './reason-form.tsx';
import own from './reasons.module.css';

const outdates = ['reason.', 'conversation.'];

/** What can be done with a reason of the list. */
export function ReasonActions({ reason, items }: { reason: Reason; items: readonly Reason[] }) {
  const update = useWrite(updateReason, { outdates });
  const { id, name, stage, retired, version, group } = reason;
  return (
    <div className={own.acts}>
      {group === null && !retired ? <AddReason label={t`Add below`} group={reason} /> : null}
      <Archive reason={reason} />
      <Dialog open={t`Edit`} title={name} size="compact-sm" variant="subtle">
        {(close) => (
          <ReasonForm
            before={{ name, stage }}
            submit={t`Save`}
            save={async (values) => {
              await update.mutateAsync({ id, version, retired, ...values });
              close();
            }}
          />
        )}
      </Dialog>
      <Move reason={reason} siblings={items.filter((each) => each.group === group)} />
    </div>
  );
}

function Archive({ reason: { id, name, stage, retired, version } }: { reason: Reason }) {
  const back = useWrite(updateReason, { outdates, onError: toastError });
  const turn = useWrite(updateReason, {
    outdates,
    onDone: () =>
      toast({
        text: retired ? t`“${name}” is offered again` : t`“${name}” is archived: it stays where it stands`,
        undo: () => back.mutate({ id, name, stage, retired, version: version + 1 }),
      }),
    onError: toastError,
  });
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      onClick={() => turn.mutate({ id, name, stage, retired: !retired, version })}
    >
      {retired ? t`Bring back` : t`Archive`}
    </Button>
  );
}

function Move({ reason: { id, name, group }, siblings }: { reason: Reason; siblings: readonly Reason[] }) {
  const order = useWrite(orderReasons, { outdates, onError: toastError });
  const ids = siblings.map((each) => each.id);
  const at = ids.indexOf(id);
  const move = (by: -1 | 1) => order.mutate({ group, reasons: ids.with(at, ids[at + by]!).with(at + by, id) });
  return (
    <>
      <ActionIcon size={26} disabled={at <= 0} aria-label={t`Move “${name}” up`} onClick={() => move(-1)}>
        <IconArrowUp size={15} stroke={1.7} />
      </ActionIcon>
      <ActionIcon size={26} disabled={at >= ids.length - 1} aria-label={t`Move “${name}” down`} onClick={() => move(1)}>
        <IconArrowDown size={15} stroke={1.7} />
      </ActionIcon>
    </>
  );
}
