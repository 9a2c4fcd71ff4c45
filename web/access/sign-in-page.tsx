import { TextInput } from '@mantine/core';
import { Link, getRouteApi, useNavigate } from '@tanstack/react-router';
import { signIn } from '#core/contract/session.ts';
import { call } from '../app/api.ts';
import { noteSession } from '../app/session.ts';
import { Form, useFields } from '../ui/form.tsx';
import { AccessFrame } from './frame.tsx';
import { PasswordField } from './password-field.tsx';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const { next, done } = route.useSearch();
  const navigate = useNavigate();
  const fields = useFields({ email: '', password: '' });
  const submit = async (values: typeof fields.values) => {
    noteSession(await call(signIn, values));
    await navigate({ href: next ?? '/' });
  };
  return (
    <AccessFrame
      title="Sign in"
      {...(done === 'password' ? { about: 'Your new password is set. Sign in with it.' } : {})}
      below={<Link to="/forgot-password">Forgot your password?</Link>}
    >
      <Form fields={fields} onSubmit={submit} submit="Sign in" wide>
        <TextInput
          label="E-mail"
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
