import { PasswordInput, SegmentedControl, TextInput } from '@mantine/core';
import { providerNames, type MailSignIn } from '#core/channels/mail-settings.ts';
import { CopyText } from '../ui/copy.tsx';
import { FieldGroup, FieldRow, type Fields } from '../ui/form.tsx';
import { withSignIn, type MailboxValues } from './mailbox-values.ts';
import styles from './settings.module.css';

const ways: Array<{ value: MailSignIn; label: string }> = [
  { value: 'password', label: 'Password' },
  { value: 'microsoft', label: 'Microsoft 365' },
  { value: 'google', label: 'Google' },
];

interface SignInProps {
  fields: Fields<MailboxValues>;
  kept: readonly string[];
  /** Where the provider sends the browser back to. */
  redirect: string;
}

/** How the mailbox proves who it is, and what that needs. */
export function SignIn({ fields, kept, redirect }: SignInProps) {
  const { signIn } = fields.values.settings;
  const choose = (way: string) => fields.setValues(withSignIn(fields.values, way as MailSignIn));
  return (
    <FieldGroup title="Sign in">
      <SegmentedControl data={ways} value={signIn} onChange={choose} aria-label="Sign in" />
      {signIn === 'password' ? (
        <p className="muted">
          Passwords are kept encrypted. Microsoft 365 and most companies at Google take no passwords for mail.
        </p>
      ) : (
        <Application key={signIn} fields={fields} kept={kept} redirect={redirect} provider={signIn} />
      )}
    </FieldGroup>
  );
}

const steps = {
  microsoft: [
    'In the Microsoft Entra admin centre open App registrations, New registration. Platform: Web.',
    'Add the delegated permissions IMAP.AccessAsUser.All, SMTP.Send and offline_access of Office 365 Exchange Online.',
    'Make a client secret under Certificates & secrets. It expires: note when.',
  ],
  google: [
    'In the Google Cloud console open APIs & Services, Credentials, Create credentials, OAuth client ID. Type: Web application.',
    'On the consent screen choose Internal where you can, and add the scope https://mail.google.com/.',
    'Copy the client ID and the client secret.',
  ],
} as const;

function Application({ fields, kept, redirect, provider }: SignInProps & { provider: 'microsoft' | 'google' }) {
  const secretKept = kept.includes('clientSecret');
  return (
    <>
      <p className="muted">
        {`Make an application of your own at ${providerNames[provider]} once. After saving you sign in there; no password comes here.`}
      </p>
      <ol className={styles.steps}>
        <li>{steps[provider][0]}</li>
        <li>
          Enter this redirect address there:
          <CopyText text={redirect} label="Redirect address" />
        </li>
        {steps[provider].slice(1).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <FieldRow>
        <TextInput
          label={provider === 'microsoft' ? 'Application (client) ID' : 'Client ID'}
          required
          withAsterisk
          {...fields.getInputProps('settings.application.clientId')}
        />
        {provider === 'microsoft' ? (
          <TextInput
            label="Directory (tenant) ID"
            description="Empty only for an application of every directory."
            {...fields.getInputProps('settings.application.tenant')}
          />
        ) : null}
      </FieldRow>
      <FieldRow>
        <PasswordInput
          label="Client secret"
          autoComplete="off"
          placeholder={secretKept ? 'kept; type to replace it' : ''}
          visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the client secret' }}
          {...fields.getInputProps('secrets.clientSecret')}
        />
        <TextInput
          label="User name"
          description="Whose mailbox it is, mostly its address."
          required
          withAsterisk
          {...fields.getInputProps('settings.imap.user')}
        />
      </FieldRow>
    </>
  );
}
