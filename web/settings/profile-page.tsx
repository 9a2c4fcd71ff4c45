import { t } from '@lingui/core/macro';
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
    <Page narrow title={t`Profile`}>
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
  const write = useWrite(changeProfile, { outdates: ['session.', 'member.'], onDone: () => toast({ text: t`Saved` }) });
  const fields = useFields({ name: user.name });
  return (
    <Pane title={t`You`}>
      <Form fields={fields} onSubmit={(values) => write.mutateAsync(values)} submit={t`Save`} whenDirty>
        <TextInput
          label={t`Name`}
          description={t`Customers see it above your answers.`}
          required
          autoComplete="name"
          {...fields.getInputProps('name')}
        />
        <TextInput label={t`E-mail`} value={user.email} readOnly disabled />
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
      toast({ text: t`Password changed; you are signed out everywhere else` });
    },
  });
  return (
    <Pane title={t`Password`} about={t`A new one ends all your other sessions.`}>
      <Form fields={fields} onSubmit={(values) => write.mutateAsync(values)} submit={t`Change the password`} whenDirty>
        <PasswordField label={t`Current password`} {...fields.getInputProps('current')} />
        <PasswordField fresh label={t`New password`} {...fields.getInputProps('password')} />
      </Form>
    </Pane>
  );
}
