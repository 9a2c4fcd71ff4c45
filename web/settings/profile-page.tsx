import { TextInput } from '@mantine/core';
import { changePassword, changeProfile } from '#core/contract/session.ts';
import { PasswordField } from '../access/password-field.tsx';
import { useWrite } from '../app/read.ts';
import { useSession } from '../app/session.ts';
import { toast } from '../app/toast.tsx';
import { Form, useFields } from '../ui/form.tsx';
import { Page, Pane, Stack } from '../ui/page.tsx';
import { LanguagePane } from './language-pane.tsx';
import { OwnWarmthPane } from './warmth-pane.tsx';
import { WritingPane } from './writing-pane.tsx';

export function ProfilePage() {
  return (
    <Page narrow title="Profile">
      <Stack>
        <NamePane />
        <LanguagePane />
        <WritingPane />
        <OwnWarmthPane />
        <PasswordPane />
      </Stack>
    </Page>
  );
}

function NamePane() {
  const { user } = useSession();
  const write = useWrite(changeProfile, { outdates: ['session.', 'member.'], onDone: () => toast({ text: 'Saved' }) });
  const fields = useFields({ name: user.name });
  return (
    <Pane title="You">
      <Form fields={fields} onSubmit={(values) => write.mutateAsync(values)} submit="Save" whenDirty>
        <TextInput
          label="Name"
          description="Customers see it above your answers."
          required
          autoComplete="name"
          {...fields.getInputProps('name')}
        />
        <TextInput label="E-mail" value={user.email} readOnly disabled />
      </Form>
    </Pane>
  );
}

function PasswordPane() {
  const fields = useFields({ current: '', password: '' });
  const write = useWrite(changePassword, {
    outdates: ['session.list'],
    onDone: () => {
      fields.reset();
      toast({ text: 'Password changed; you are signed out everywhere else' });
    },
  });
  return (
    <Pane title="Password" about="A new one ends all your other sessions.">
      <Form fields={fields} onSubmit={(values) => write.mutateAsync(values)} submit="Change the password" whenDirty>
        <PasswordField label="Current password" {...fields.getInputProps('current')} />
        <PasswordField fresh label="New password" {...fields.getInputProps('password')} />
      </Form>
    </Pane>
  );
}
