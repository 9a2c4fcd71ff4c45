import { Link, getRouteApi, useNavigate } from '@tanstack/react-router';
import { resetPassword } from '#core/contract/session.ts';
import { call } from '../app/api.ts';
import { Form, useFields } from '../ui/form.tsx';
import { AccessFrame } from './frame.tsx';
import { PasswordField } from './password-field.tsx';

const route = getRouteApi('/new-password');

export function ResetPage() {
  const { token } = route.useSearch();
  const navigate = useNavigate();
  const fields = useFields({ password: '' });
  if (token === undefined)
    return (
      <AccessFrame title="The link is not complete" below={<Link to="/forgot-password">Ask for a new link</Link>}>
        <p>Open the link from the mail in full, or ask for a new one.</p>
      </AccessFrame>
    );
  const submit = async (values: typeof fields.values) => {
    await call(resetPassword, { ...values, token });
    await navigate({ to: '/sign-in', search: { done: 'password' } });
  };
  return (
    <AccessFrame
      title="Set a new password"
      about="Afterwards you are signed out everywhere else."
      below={<Link to="/forgot-password">Ask for a new link</Link>}
    >
      <Form fields={fields} onSubmit={submit} submit="Set the password" wide>
        <PasswordField fresh label="New password" {...fields.getInputProps('password')} />
      </Form>
    </AccessFrame>
  );
}
