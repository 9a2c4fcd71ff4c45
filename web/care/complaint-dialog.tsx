import { t } from '@lingui/core/macro';
import { Modal, Textarea } from '@mantine/core';
import { openRecovery } from '#core/contract/care.ts';
import { useWrite } from '../app/read.ts';
import { toast } from '../app/toast.tsx';
import { Form, useFields } from '../ui/form.tsx';
import { settle } from './acting.ts';

/** Says what a complaint is about; the case is opened, or it joins the one that is. */
export function ComplaintDialog({ conversation, close }: { conversation: string; close: () => void }) {
  const write = useWrite(openRecovery, {
    outdates: ['recovery.', 'customer.line'],
    onDone: (opened) => {
      close();
      const undo = () => void settle(opened, { state: 'closed', outcome: 'nothing-to-do' });
      const anew = opened.signs.length === 1;
      if (anew) toast({ text: t`A recovery case is open.`, about: opened.id, undo });
      else toast({ text: t`Added to the recovery case that is open.`, about: opened.id });
    },
  });
  const fields = useFields({ words: '' });
  return (
    <Modal opened onClose={close} title={t`This is a complaint`}>
      <Form
        fields={fields}
        onSubmit={({ words }) => write.mutateAsync({ id: conversation, words })}
        submit={t`Open a recovery case`}
      >
        <Textarea
          label={t`What went wrong`}
          description={t`In a sentence, for whoever makes up for it. The customer does not see it.`}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={2000}
          required
          data-autofocus
          {...fields.getInputProps('words')}
        />
      </Form>
    </Modal>
  );
}
