import { useState } from 'react';
import { Button, PasswordInput, TagsInput } from '@mantine/core';
import { imapSettings, smtpSettings } from '#core/channels/mail-settings.ts';
import { listMailFolders } from '#core/contract/mailboxes.ts';
import { useWrite } from '../app/read.ts';
import { Failure } from '../ui/failure.tsx';
import { FieldGroup, type Fields } from '../ui/form.tsx';
import { SchemaFields } from '../ui/schema-fields.tsx';
import { bodyOf, usesTheirServers, type Channel, type MailboxValues } from './mailbox-values.ts';
import { mailboxWords } from './mailbox-words.ts';
import styles from './settings.module.css';

interface ServersProps {
  fields: Fields<MailboxValues>;
  mailbox: Channel | undefined;
}

const securities = { ...mailboxWords, none: 'None' };

/** Where mail is fetched and where answers go out; a provider's own servers are named and not asked for. */
export function Servers({ fields, mailbox }: ServersProps) {
  const { values } = fields;
  const known = usesTheirServers(values);
  const [shown, setShown] = useState(!known);
  const all = !known || shown;
  const { incoming, signIn, imap, smtp } = values.settings;
  const byConsent = signIn !== 'password';
  return (
    <>
      {incoming === 'imap' ? (
        <FieldGroup title="Where it is fetched">
          {all ? (
            <SchemaFields
              schema={imapSettings}
              fields={fields}
              at="settings.imap"
              except={['folders', 'history', ...(byConsent ? ['user'] : [])]}
              words={securities}
            />
          ) : (
            <Known host={imap.host} show={() => setShown(true)} />
          )}
          {byConsent ? null : <Secret fields={fields} name="imapPassword" mailbox={mailbox} />}
          <Folders fields={fields} mailbox={mailbox} />
          <SchemaFields
            schema={imapSettings}
            fields={fields}
            at="settings.imap"
            except={['host', 'port', 'security', 'user', 'folders']}
            words={mailboxWords}
          />
        </FieldGroup>
      ) : null}
      {values.sends ? (
        <FieldGroup title="Where answers go out">
          {all ? (
            <SchemaFields
              schema={smtpSettings}
              fields={fields}
              at="settings.smtp"
              except={byConsent ? ['user'] : []}
              words={securities}
            />
          ) : (
            <Known host={smtp.host} show={() => setShown(true)} />
          )}
          {byConsent ? null : <Secret fields={fields} name="smtpPassword" mailbox={mailbox} />}
        </FieldGroup>
      ) : null}
    </>
  );
}

function Known({ host, show }: { host: string; show: () => void }) {
  return (
    <p className={styles.row}>
      <span className="muted">{host}</span>
      <Button variant="subtle" size="compact-sm" onClick={show}>
        Another server
      </Button>
    </p>
  );
}

function Secret({ fields, name, mailbox }: ServersProps & { name: 'imapPassword' | 'smtpPassword' }) {
  return (
    <PasswordInput
      label="Password"
      autoComplete="off"
      placeholder={mailbox?.secrets.includes(name) === true ? 'kept; type to replace it' : ''}
      visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
      {...fields.getInputProps(`secrets.${name}`)}
    />
  );
}

const uses: Record<string, string> = { junk: ' (junk)', trash: ' (bin)', sent: ' (sent)', drafts: ' (drafts)' };

/** Folders are picked from those that the server has, or typed. */
function Folders({ fields, mailbox }: ServersProps) {
  const ask = useWrite(listMailFolders);
  const [open, setOpen] = useState(false);
  const load = async () => {
    await ask.mutateAsync({ ...bodyOf(fields.values), ...(mailbox === undefined ? {} : { account: mailbox.id }) });
    setOpen(true);
  };
  const items = ask.data?.items ?? [];
  return (
    <div className={styles.lines}>
      <TagsInput
        label="Folders"
        description="Each is read on its own. New mail in the first one comes at once, in the others within a minute."
        data={items.map(({ path }) => path)}
        renderOption={({ option }) => {
          const use = items.find(({ path }) => path === option.value)?.use;
          return `${option.value}${uses[use ?? ''] ?? ''}`;
        }}
        dropdownOpened={open && items.length > 0}
        onDropdownOpen={() => setOpen(true)}
        onDropdownClose={() => setOpen(false)}
        {...fields.getInputProps('settings.imap.folders')}
      />
      <div className={styles.row}>
        <Button
          variant="default"
          size="compact-sm"
          loading={ask.isPending}
          onClick={() => void load().catch(() => undefined)}
        >
          Show the folders of the server
        </Button>
        {items.length > 0 ? <span className="muted">{`The server has ${items.length}.`}</span> : null}
      </div>
      {ask.error === null ? null : <Failure error={ask.error} />}
    </div>
  );
}
