import { ph, t } from '@lingui/core/macro';
import { createReason } from '#core/contract/reason-settings.ts';
import { type listReasons } from '#core/contract/reasons.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { useWrite } from '../../app/read.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ReasonForm } from './reason-form.tsx';

export type Reasons = WireOutputOf<typeof listReasons>;
export type Reason = Reasons['items'][number];

/** A button that adds a reason to a group, or a group. */
export function AddReason({ label, group }: { label: string; group: Reason | null }) {
  const create = useWrite(createReason, { outdates: ['reason.'] });
  const small = group === null ? {} : ({ size: 'compact-sm', variant: 'subtle' } as const);
  return (
    <Dialog
      open={label}
      title={group === null ? t`A new group` : t`A new reason in “${ph({ group: group.name })}”`}
      {...small}
    >
      {(close) => (
        <ReasonForm
          before={{ name: '', stage: group?.stage ?? null }}
          submit={t`Add`}
          save={async (values) => {
            await create.mutateAsync({ ...values, group: group?.id ?? null });
            close();
          }}
        />
      )}
    </Dialog>
  );
}
