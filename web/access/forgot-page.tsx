import { useState } from 'react';
import { TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { forgotPassword } from '#core/contract/session.ts';
import { call } from '../app/api.ts';
import { Form, useFields } from '../ui/form.tsx';
import { AccessFrame } from './frame.tsx';
import { words } from './words.ts';

export function ForgotPage() {
  const [sentTo, setSentTo] = useState<string>();
  const fields = useFields({ email: '' });
  const back = <Link to="/sign-in">{words.backToSignIn}</Link>;
  const submit = async (values: typeof fields.values) => {
    await call(forgotPassword, values);
    setSentTo(values.email);
  };
  if (sentTo !== undefined)
    return (
      <AccessFrame title={words.lookIntoMail} below={back}>
        <p>{words.linkSent(sentTo)}</p>
      </AccessFrame>
    );
  return (
    <AccessFrame title={words.forgotTitle} about={words.forgotAbout} below={back}>
      <Form fields={fields} onSubmit={submit} submit={words.sendLink} wide>
        <TextInput
          label={words.email}
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
