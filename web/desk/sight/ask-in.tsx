import { t } from '@lingui/core/macro';
import { MultiSelect, Modal } from '@mantine/core';
import { listMembers } from '#core/contract/people.ts';
import { useRead } from '../../app/read.ts';
import { useSession } from '../../app/session.ts';
import { Form, useFields } from '../../ui/form.tsx';
import { askIn } from './giving.ts';

/** Asks for help from elsewhere in the company: who is asked in follows the conversation, and sees it if they would not otherwise. */
export function AskIn({ conversation, close }: { conversation: string; close: () => void }) {
  const { user } = useSession();
  const members = useRead(listMembers, {}, { staleTime: 60_000 });
  const fields = useFields<{ people: string[] }>({ people: [] });
  const others = (members.data?.items ?? []).filter((each) => each.user !== user.id && each.role !== 'outsourced');
  const submit = async ({ people }: { people: string[] }) => {
    const chosen = others.filter((each) => people.includes(each.user));
    await askIn(
      conversation,
      chosen.map((each) => ({ id: each.user, name: each.name })),
    );
    close();
  };
  return (
    <Modal opened onClose={close} title={t`Ask colleagues in`}>
      <Form fields={fields} onSubmit={submit} submit={t`Ask them in`}>
        <MultiSelect
          label={t`Who`}
          description={t`They hear of what happens here from now on. Tell them in a note what you would like to know.`}
          required
          searchable
          data-autofocus
          data={others.map(({ user: value, name, role }) => ({
            value,
            label: role === 'contributor' ? t`${name} (contributor)` : name,
          }))}
          comboboxProps={{ withinPortal: true }}
          {...fields.getInputProps('people')}
        />
      </Form>
    </Modal>
  );
}
