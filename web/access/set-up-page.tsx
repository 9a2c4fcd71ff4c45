import { TextInput } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { setUp } from '#core/contract/session.ts';
import { call } from '../app/api.ts';
import { noteSession } from '../app/session.ts';
import { FieldGroup, FieldRow, Form, useFields } from '../ui/form.tsx';
import { CompanyName, PlaceFields } from './company-fields.tsx';
import { AccessFrame } from './frame.tsx';
import { PasswordField } from './password-field.tsx';
import { guess } from './places.ts';
import { words } from './words.ts';

const route = getRouteApi('/set-up');

/** The first page of an installation: the company and its owner. */
export function SetUpPage() {
  const { setup } = route.useLoaderData();
  const { token } = route.useSearch();
  if (setup.linkRequired && token === undefined) return <LinkNeeded />;
  return <SetUpForm token={token} />;
}

function LinkNeeded() {
  return (
    <AccessFrame title={words.openLinkTitle}>
      <p>{words.openLinkAbout}</p>
    </AccessFrame>
  );
}

function SetUpForm({ token }: { token: string | undefined }) {
  const navigate = useNavigate();
  const fields = useFields({
    company: '',
    ...guess(),
    name: '',
    email: '',
    password: '',
  });
  const submit = async (values: typeof fields.values) => {
    noteSession(await call(setUp, { ...values, ...(token === undefined ? {} : { token }) }));
    await navigate({ to: '/welcome' });
  };
  return (
    <AccessFrame wide title={words.setUpTitle} about={words.setUpAbout}>
      <Form fields={fields} onSubmit={submit} submit={words.setUpSubmit} wide>
        <CompanyName fields={fields} name="company" />
        <PlaceFields fields={fields} />
        <FieldGroup title={words.you}>
          <FieldRow>
            <TextInput label={words.yourName} required autoComplete="name" {...fields.getInputProps('name')} />
            <TextInput
              label={words.email}
              type="email"
              required
              autoComplete="username"
              {...fields.getInputProps('email')}
            />
          </FieldRow>
          <PasswordField fresh {...fields.getInputProps('password')} />
        </FieldGroup>
      </Form>
    </AccessFrame>
  );
}
