import { ph, t } from '@lingui/core/macro';
import { Modal } from '@mantine/core';
import { stopAsking, useAsking } from './asking.ts';

/** Asks why the customer got in touch, when something is being settled. Enter takes what is marked. */
export function AskReason() {
  const asking = useAsking();
  const take = (reason: string | null) => {
    stopAsking();
    asking?.go(reason ?? undefined);
  };
  return (
    <Modal
      opened={asking !== undefined}
      onClose={stopAsking}
      title={asking === undefined ? '' : t`Why did ${ph({ customer: asking.of.customer.name })} get in touch?`}
      size={400}
      transitionProps={{ duration: 0 }}
    >
      {asking === undefined ? null : (
        <asking.Choice
          guessed={asking.of.guessed}
          chosen={null}
          choose={take}
          leave={stopAsking}
          none={asking.required ? undefined : t`Resolve without a reason`}
        />
      )}
    </Modal>
  );
}
