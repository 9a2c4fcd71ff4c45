import { Link, getRouteApi, useNavigate } from '@tanstack/react-router';
import { resetPassword } from '#core/contract/session.ts';
import { call } from '../app/api.ts';
import { Form, useFields } from '../ui/form.tsx';
import { AccessFrame } from './frame.tsx';
import { PasswordField } from './password-field.tsx';
import { words } from './words.ts';

const route = getRouteApi('/new-password');

export function ResetPage() {
  const { token } = route.useSearch();
  const navigate = useNavigate();
  const fields = useFields({ password: '' });
  if (token === undefined)
    return (
      <AccessFrame title={words.linkIncomplete} below={<Link to="/forgot-password">{words.askNewLink}</Link>}>
        <p>{words.linkIncompleteAbout}</p>
      </AccessFrame>
    );
  const submit = async (values: typeof fields.values) => {
    await call(resetPassword, { ...values, token });
    await navigate({ to: '/sign-in', search: { done: 'password' } });
  };
  return (
    <AccessFrame
      title={words.resetTitle}
      about={words.resetAbout}
      below={<Link to="/forgot-password">{words.askNewLink}</Link>}
    >
      <Form fields={fields} onSubmit={submit} submit={words.resetSubmit} wide>
        <PasswordField fresh label={words.newPassword} {...fields.getInputProps('password')} />
      </Form>
    </AccessFrame>
  );
}
