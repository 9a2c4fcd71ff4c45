import { t } from '@lingui/core/macro';
import { Radio, Stack } from '@mantine/core';
import { changeReasonSettings } from '#core/contract/reason-settings.ts';
import { listReasons, type ReasonAsked } from '#core/contract/reasons.ts';
import { useWrite } from '../../app/read.ts';
import { useShown } from '../../app/shown.ts';
import { toast, toastError } from '../../app/toast.tsx';
import { Pane } from '../../ui/page.tsx';
import type { Reasons } from './add-reason.tsx';

const choices: Record<ReasonAsked, string> = {
  offered: t`Ask, and let it go without: one key takes the suggestion`,
  required: t`Ask, and resolve nothing without a reason`,
  no: t`Do not ask`,
};

/** Whether a person is asked for the reason at the resolution. */
export function AskedPane({ reasons: { asked, settingsVersion }, may }: { reasons: Reasons; may: boolean }) {
  const change = useWrite(changeReasonSettings, {
    outdates: ['reason.'],
    onDone: () => toast({ text: t`Saved` }),
    onError: toastError,
  });
  const [shown, choose] = useShown(asked, listReasons);
  return (
    <Pane title={t`When something is resolved`}>
      <Radio.Group
        value={shown}
        aria-label={t`When something is resolved`}
        onChange={(value) => {
          const next = value as ReasonAsked;
          choose(next, () => change.mutateAsync({ asked: next, version: settingsVersion }));
        }}
      >
        <Stack gap={8}>
          {Object.entries(choices).map(([value, label]) => (
            <Radio key={value} value={value} label={label} disabled={!may} />
          ))}
        </Stack>
      </Radio.Group>
    </Pane>
  );
}
