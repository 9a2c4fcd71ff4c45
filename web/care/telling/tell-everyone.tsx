import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { IconSend2 } from '@tabler/icons-react';
import { paces, usualPace } from '#core/care/telling.ts';
import { tellEveryone } from '#core/contract/telling.ts';
import { useWrite } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { duration } from '../../ui/format.ts';
import type { WholeCause } from '../cause-words.ts';

/** One key that tells everyone who was neither told nor left out. */
export function TellEveryone({ cause }: { cause: WholeCause }) {
  const may = useMay('care.tell');
  const { state, did, counts } = cause;
  const waiting = counts.toTell + counts.held;
  if (!may || state !== 'fixed' || did === '' || waiting === 0) return null;
  const title = plural(waiting, { one: 'Tell # customer', other: 'Tell # customers' });
  return (
    <Dialog open={title} title={title} leftSection={<IconSend2 size={16} stroke={1.7} />}>
      {(close) => <Telling cause={cause} waiting={waiting} close={close} />}
    </Dialog>
  );
}

const secondsAnHour = 3600;

function Telling({ cause, waiting, close }: { cause: WholeCause; waiting: number; close: () => void }) {
  const write = useWrite(tellEveryone, { outdates: ['cause.'], onDone: close });
  const fields = useFields({ perHour: String(usualPace) });
  const takes = duration((waiting * secondsAnHour) / Number(fields.values.perHour));
  return (
    <Form
      fields={fields}
      submit={t`Tell them`}
      onSubmit={({ perHour }) => write.mutateAsync({ id: cause.id, perHour: Number(perHour) })}
    >
      <p>
        <Trans>
          Each is told in their language, in their conversation or in a new mail, in your name. Who wants to hear
          nothing, is blocked, is left in peace or waits for an answer is held back, and you see why. At night it waits
          for the morning of the customer.
        </Trans>
      </p>
      <Select
        label={t`How fast`}
        description={t`Takes about ${takes}. Their answers come as fast.`}
        allowDeselect={false}
        data={paces.map((value) => ({ value: String(value), label: t`${value} an hour` }))}
        {...fields.getInputProps('perHour')}
      />
      <p className="muted">
        <Trans>The first one goes in a minute; until then all of it can be taken back.</Trans>
      </p>
    </Form>
  );
}
