import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { PasswordInput, SegmentedControl, TextInput } from '@mantine/core';
import { providerNames, type MailSignIn } from '#core/channels/mail-settings.ts';
import { CopyText } from '../ui/copy.tsx';
import { FieldGroup, FieldRow, type Fields } from '../ui/form.tsx';
import { withSignIn, type MailboxValues } from './mailbox-values.ts';
import styles from './settings.module.css';

const ways: Array<{ value: MailSignIn; label: string }> = [
  { value: 'password', label: t`Password` },
  { value: 'microsoft', label: t`Microsoft 365` },
  { value: 'google', label: t`Google` },
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
    <FieldGroup title={t`Sign in`}>
      <SegmentedControl data={ways} value={signIn} onChange={choose} aria-label={t`Sign in`} />
      {signIn === 'password' ? (
        <p className="muted">
          <Trans>
            Passwords are kept encrypted. Microsoft 365 and most companies at Google take no passwords for mail.
          </Trans>
        </p>
      ) : (
        <Application key={signIn} fields={fields} kept={kept} redirect={redirect} provider={signIn} />
      )}
    </FieldGroup>
  );
}

const steps = {
  microsoft: [
    t`In the Microsoft Entra admin centre open App registrations, New registration. Platform: Web.`,
    t`Add the delegated permissions IMAP.AccessAsUser.All, SMTP.Send and offline_access of Office 365 Exchange Online.`,
    t`Make a client secret under Certificates & secrets. It expires: note when.`,
  ],
  google: [
    t`In the Google Cloud console open APIs & Services, Credentials, Create credentials, OAuth client ID. Type: Web application.`,
    t`On the consent screen choose Internal where you can, and add the scope https://mail.google.com/.`,
    t`Copy the client ID and the client secret.`,
  ],
};

function Application({ fields, kept, redirect, provider }: SignInProps & { provider: 'microsoft' | 'google' }) {
  const providerName = providerNames[provider];
  const secretKept = kept.includes('clientSecret');
  const [first, ...others] = steps[provider];
  return (
    <>
      <p className="muted">
        <Trans>
          Make an application of your own at {providerName} once. After saving you sign in there; no password comes
          here.
        </Trans>
      </p>
      <ol className={styles.steps}>
        <li>{first}</li>
        <li>
          <Trans>Enter this redirect address there:</Trans>
          <CopyText text={redirect} label={t`Redirect address`} />
        </li>
        {others.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <FieldRow>
        <TextInput
          label={provider === 'microsoft' ? t`Application (client) ID` : t`Client ID`}
          required
          withAsterisk
          {...fields.getInputProps('settings.application.clientId')}
        />
        {provider === 'microsoft' ? (
          <TextInput
            label={t`Directory (tenant) ID`}
            description={t`Empty only for an application of every directory.`}
            {...fields.getInputProps('settings.application.tenant')}
          />
        ) : null}
      </FieldRow>
      <FieldRow>
        <PasswordInput
          label={t`Client secret`}
          autoComplete="off"
          placeholder={secretKept ? t`kept; type to replace it` : ''}
          visibilityToggleButtonProps={{ 'aria-label': t`Show or hide the client secret` }}
          {...fields.getInputProps('secrets.clientSecret')}
        />
        <TextInput
          label={t`User name`}
          description={t`Whose mailbox it is, mostly its address.`}
          required
          withAsterisk
          {...fields.getInputProps('settings.imap.user')}
        />
      </FieldRow>
    </>
  );
}
