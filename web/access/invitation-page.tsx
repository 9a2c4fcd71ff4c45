import { TextInput } from '@mantine/core';
import { Link, getRouteApi, useNavigate } from '@tanstack/react-router';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { acceptInvitation, lookAtInvitation } from '#core/contract/people.ts';
import { call } from '../app/api.ts';
import { useRead } from '../app/read.ts';
import { noteSession } from '../app/session.ts';
import { Form, useFields } from '../ui/form.tsx';
import { Loaded } from '../ui/states.tsx';
import { AccessFrame } from './frame.tsx';
import { PasswordField } from './password-field.tsx';
import { words } from './words.ts';

const route = getRouteApi('/join');
type Invitation = WireOutputOf<typeof lookAtInvitation>;

export function InvitationPage() {
  const { token = '' } = route.useSearch();
  const look = useRead(lookAtInvitation, { token }, { enabled: token !== '' });
  if (look.data !== undefined) return <Accept invitation={look.data} token={token} />;
  if (token === '')
    return (
      <AccessFrame title={words.linkIncomplete} below={<Link to="/sign-in">{words.signIn}</Link>}>
        <p>{words.invitationIncomplete}</p>
      </AccessFrame>
    );
  return (
    <AccessFrame title={words.invitation} below={<Link to="/sign-in">{words.signIn}</Link>}>
      <Loaded query={look} rows={3}>
        {() => null}
      </Loaded>
    </AccessFrame>
  );
}

function Accept({ invitation, token }: { invitation: Invitation; token: string }) {
  const { company, email, role, known } = invitation;
  const navigate = useNavigate();
  const fields = useFields({ email: email ?? '', name: '', password: '' });
  const submit = async ({ email: address, name, password }: typeof fields.values) => {
    const mine = email === null ? { email: address } : {};
    const called = known || name === '' ? {} : { name };
    noteSession(await call(acceptInvitation, { token, password, ...mine, ...called }));
    await navigate({ to: '/' });
  };
  const about = known ? words.joinKnown(role) : words.joinNew(role);
  return (
    <AccessFrame title={words.joinCompany(company)} about={about}>
      <Form fields={fields} onSubmit={submit} submit={words.join} wide>
        <TextInput
          label={words.email}
          type="email"
          required
          readOnly={email !== null}
          autoComplete="username"
          {...fields.getInputProps('email')}
        />
        {known ? null : (
          <TextInput label={words.yourName} required autoComplete="name" {...fields.getInputProps('name')} />
        )}
        <PasswordField fresh={!known} {...fields.getInputProps('password')} />
      </Form>
    </AccessFrame>
  );
}
