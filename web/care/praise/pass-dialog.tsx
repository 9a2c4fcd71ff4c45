import { ph, t } from '@lingui/core/macro';
import { Checkbox, Modal, MultiSelect, Textarea } from '@mantine/core';
import { listMembers } from '#core/contract/people.ts';
import { passPraise, takeBackPraise } from '#core/contract/praise.ts';
import { call } from '../../app/api.ts';
import { useRead, useWrite } from '../../app/read.ts';
import { toast } from '../../app/toast.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { listed } from '../../ui/format.ts';
import { Quote } from '../../ui/quotes.tsx';
import { attempt } from '../acting.ts';
import type { Praising } from './praise-words.ts';

interface PassDialogProps {
  praise: Praising;
  close: () => void;
}

/** To whom it goes, with which line, and whether they learn who the customer is. */
export function PassDialog({ praise, close }: PassDialogProps) {
  const { message, response, customer, helped, words } = praise;
  const write = useWrite(passPraise, {
    outdates: ['praise.'],
    onDone: ({ id, to }) => {
      close();
      toast({
        text: t`Passed on to ${ph({ names: listed(to.map(({ name }) => name)) })}`,
        about: id,
        undo: () => void attempt(() => call(takeBackPraise, { id })),
      });
    },
  });
  const fields = useFields({ people: helped.map(({ id }) => id), line: '', named: customer !== null });
  const { data } = useRead(listMembers, {});
  const known = new Map(
    [...helped, ...(data?.items ?? []).map(({ user, name }) => ({ id: user, name }))].map(({ id, name }) => [id, name]),
  );
  const about = { ...(message === null ? {} : { message }), ...(response === null ? {} : { response }) };
  return (
    <Modal opened onClose={close} title={t`Pass praise on`}>
      <Form fields={fields} onSubmit={(said) => write.mutateAsync({ ...about, ...said })} submit={t`Pass it on`}>
        <Quote large>{words}</Quote>
        <Textarea
          label={t`A line of your own`}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={500}
          data-autofocus
          {...fields.getInputProps('line')}
        />
        <MultiSelect
          label={t`To`}
          description={helped.length === 0 ? t`Nobody answered in a conversation: say who is meant.` : undefined}
          searchable
          required
          data={[...known].map(([value, label]) => ({ value, label }))}
          {...fields.getInputProps('people')}
        />
        {customer === null ? null : (
          <Checkbox
            label={t`With the name of the customer`}
            description={t`Without it they read the words, and not who wrote them.`}
            {...fields.getInputProps('named', { type: 'checkbox' })}
          />
        )}
      </Form>
    </Modal>
  );
}
