import { plural, t } from '@lingui/core/macro';
import { Select, Textarea } from '@mantine/core';
import { changeWriting, readWriting, undoChoices } from '#core/contract/outgoing.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { useRead, useWrite } from '../app/read.ts';
import { toast } from '../app/toast.tsx';
import { Form, useFields } from '../ui/form.tsx';
import { figures, localeOfPages } from '../ui/format.ts';
import { Pane } from '../ui/page.tsx';
import { Loaded } from '../ui/states.tsx';

type Writing = WireOutputOf<typeof readWriting>;

const filledIn = [
  '{{ agent.name }}',
  '{{ agent.firstName }}',
  '{{ company.name }}',
  '{{ sender.name }}',
  '{{ sender.address }}',
];

const example = `${t`Kind regards,`}\n{{ agent.firstName }}`;

/** How a person writes: the time to take an answer back, and the own signature. */
export function WritingPane() {
  const query = useRead(readWriting, {});
  return (
    <Pane title={t`Writing`} about={t`For answers by mail.`}>
      <Loaded query={query}>{(writing) => <WritingForm writing={writing} />}</Loaded>
    </Pane>
  );
}

function WritingForm({ writing }: { writing: Writing }) {
  const write = useWrite(changeWriting, {
    outdates: ['writing.', 'conversation.senders'],
    onDone: () => toast({ text: t`Saved` }),
  });
  const placeholders = new Intl.ListFormat(localeOfPages()).format(filledIn.map(figures));
  const fields = useFields({ undoSeconds: String(writing.undoSeconds), signature: writing.signature });
  const save = ({ undoSeconds, signature }: { undoSeconds: string; signature: string }) =>
    write.mutateAsync({ undoSeconds: undoChoices.find((each) => String(each) === undoSeconds) ?? 5, signature });
  return (
    <Form fields={fields} onSubmit={save} submit={t`Save`} whenDirty>
      <Select
        label={t`Time to take an answer back`}
        description={t`So long an answer waits before it goes. In a chat nothing waits.`}
        allowDeselect={false}
        data={undoChoices.map((seconds) => ({
          value: String(seconds),
          label:
            seconds === 0 ? t`None: it goes at once` : t`${plural(seconds, { one: '# second', other: '# seconds' })}`,
        }))}
        {...fields.getInputProps('undoSeconds')}
      />
      <Textarea
        label={t`Your signature`}
        description={t`Stands under your answers, above that of the sender. ${placeholders} are filled in.`}
        placeholder={example}
        autosize
        minRows={3}
        maxRows={10}
        {...fields.getInputProps('signature')}
      />
    </Form>
  );
}
