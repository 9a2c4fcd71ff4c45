import { Select, Textarea } from '@mantine/core';
import { changeWriting, readWriting, undoChoices } from '#core/contract/outgoing.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { useRead, useWrite } from '../app/read.ts';
import { toast } from '../app/toast.tsx';
import { Form, useFields } from '../ui/form.tsx';
import { Pane } from '../ui/page.tsx';
import { Loaded } from '../ui/states.tsx';

type Writing = WireOutputOf<typeof readWriting>;

/** How a person writes: the time to take an answer back, and the own signature. */
export function WritingPane() {
  const query = useRead(readWriting, {});
  return (
    <Pane title="Writing" about="For answers by mail.">
      <Loaded query={query}>{(writing) => <WritingForm writing={writing} />}</Loaded>
    </Pane>
  );
}

function WritingForm({ writing }: { writing: Writing }) {
  const write = useWrite(changeWriting, {
    outdates: ['writing.', 'conversation.senders'],
    onDone: () => toast({ text: 'Saved' }),
  });
  const fields = useFields({ undoSeconds: String(writing.undoSeconds), signature: writing.signature });
  const save = ({ undoSeconds, signature }: { undoSeconds: string; signature: string }) =>
    write.mutateAsync({ undoSeconds: undoChoices.find((each) => String(each) === undoSeconds) ?? 5, signature });
  return (
    <Form fields={fields} onSubmit={save} submit="Save" whenDirty>
      <Select
        label="Time to take an answer back"
        description="So long an answer waits before it goes. In a chat nothing waits."
        allowDeselect={false}
        data={undoChoices.map((seconds) => ({
          value: String(seconds),
          label: seconds === 0 ? 'None: it goes at once' : `${seconds} seconds`,
        }))}
        {...fields.getInputProps('undoSeconds')}
      />
      <Textarea
        label="Your signature"
        description="Stands under your answers, above that of the sender. {{ agent.name }}, {{ agent.firstName }}, {{ company.name }}, {{ sender.name }} and {{ sender.address }} are filled in."
        placeholder={'Kind regards,\n{{ agent.firstName }}'}
        autosize
        minRows={3}
        maxRows={10}
        {...fields.getInputProps('signature')}
      />
    </Form>
  );
}
