import { useState } from 'react';
import { TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { forgotPassword } from '#core/contract/session.ts';
import { call } from '../app/api.ts';
import { Form, useFields } from '../ui/form.tsx';
import { AccessFrame } from './frame.tsx';

export function ForgotPage() {
  const [sentTo, setSentTo] = useState<string>();
  const fields = useFields({ email: '' });
  const back = <Link to="/sign-in">Back to sign in</Link>;
  const submit = async (values: typeof fields.values) => {
    await call(forgotPassword, values);
    setSentTo(values.email);
  };
  if (sentTo !== undefined)
    return (
      <AccessFrame title="Look into your mail" below={back}>
        <p>
          If {sentTo} belongs to an account, a link to set a new password is on its way. Nothing there after some
          minutes? Look into the spam folder, or ask whoever runs this installation whether it can send mail.
        </p>
      </AccessFrame>
    );
  return (
    <AccessFrame title="Forgotten password" about="We send you a link to set a new one." below={back}>
      <Form fields={fields} onSubmit={submit} submit="Send the link" wide>
        <TextInput
          label="E-mail"
          type="email"
          required
          autoFocus
          autoComplete="username"
          {...fields.getInputProps('email')}
        />
      </Form>
    </AccessFrame>
  );
}
