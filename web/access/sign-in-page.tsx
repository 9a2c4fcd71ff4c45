import { TextInput } from '@mantine/core';
import { Link, getRouteApi, useNavigate } from '@tanstack/react-router';
import { signIn } from '#core/contract/session.ts';
import { call } from '../app/api.ts';
import { noteSession } from '../app/session.ts';
import { Form, useFields } from '../ui/form.tsx';
import { speakAsProfile } from '../languages/chosen.ts';
import { AccessFrame } from './frame.tsx';
import { LanguageMenu } from './language-menu.tsx';
import { PasswordField } from './password-field.tsx';
import type { SignInSearch } from './sign-in-search.ts';
import { words } from './words.ts';

const route = getRouteApi('/sign-in');

const doneWords = { password: words.passwordIsSet, 'set-up': words.setUpAlready };

export function SignInPage() {
  const { next, done }: SignInSearch = route.useSearch();
  const navigate = useNavigate();
  const fields = useFields({ email: '', password: '' });
  const submit = async (values: typeof fields.values) => {
    const session = await call(signIn, values);
    const to = next ?? '/';
    if (speakAsProfile(session.language, () => location.assign(to))) return;
    noteSession(session);
    await navigate({ href: to });
  };
  return (
    <AccessFrame
      title={words.signIn}
      {...(done === undefined ? {} : { about: doneWords[done] })}
      below={
        <>
          <Link to="/forgot-password">{words.forgotLink}</Link>
          <LanguageMenu />
        </>
      }
    >
      <Form fields={fields} onSubmit={submit} submit={words.signIn} wide>
        <TextInput
          label={words.email}
          type="email"
          required
          autoFocus
          autoComplete="username"
          {...fields.getInputProps('email')}
        />
        <PasswordField {...fields.getInputProps('password')} />
      </Form>
    </AccessFrame>
  );
}
