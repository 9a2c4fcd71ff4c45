import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Button, PasswordInput, TagsInput } from '@mantine/core';
import { imapSettings, smtpSettings } from '#core/channels/mail-settings.ts';
import { listMailFolders } from '#core/contract/mailboxes.ts';
import { useWrite } from '../app/read.ts';
import { Failure } from '../ui/failure.tsx';
import { FieldGroup, type Fields } from '../ui/form.tsx';
import { SchemaFields } from '../ui/schema-fields.tsx';
import { bodyOf, usesTheirServers, type Channel, type MailboxValues } from './mailbox-values.ts';
import { imapFields, smtpFields } from './mailbox-fields.ts';
import { mailboxWords } from './mailbox-words.ts';
import styles from './settings.module.css';

interface ServersProps {
  fields: Fields<MailboxValues>;
  mailbox: Channel | undefined;
}

const securities = { ...mailboxWords, none: t({ message: 'None', context: 'encryption' }) };

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
        <FieldGroup title={t`Where it is fetched`}>
          {all ? (
            <SchemaFields
              schema={imapSettings}
              texts={imapFields}
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
            texts={imapFields}
            fields={fields}
            at="settings.imap"
            except={['host', 'port', 'security', 'user', 'folders']}
            words={mailboxWords}
          />
        </FieldGroup>
      ) : null}
      {values.sends ? (
        <FieldGroup title={t`Where answers go out`}>
          {all ? (
            <SchemaFields
              schema={smtpSettings}
              texts={smtpFields}
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
        <Trans>Another server</Trans>
      </Button>
    </p>
  );
}

function Secret({ fields, name, mailbox }: ServersProps & { name: 'imapPassword' | 'smtpPassword' }) {
  return (
    <PasswordInput
      label={t`Password`}
      autoComplete="off"
      placeholder={mailbox?.secrets.includes(name) === true ? t`kept; type to replace it` : ''}
      visibilityToggleButtonProps={{ 'aria-label': t`Show or hide the password` }}
      {...fields.getInputProps(`secrets.${name}`)}
    />
  );
}

/** What a folder is used for, behind its name. */
const withUse: Record<string, (folder: string) => string> = {
  junk: (folder) => t`${folder} (junk)`,
  trash: (folder) => t`${folder} (bin)`,
  sent: (folder) => t`${folder} (sent)`,
  drafts: (folder) => t`${folder} (drafts)`,
};

/** Folders are picked from those that the server has, or typed. */
function Folders({ fields, mailbox }: ServersProps) {
  const ask = useWrite(listMailFolders);
  const [open, setOpen] = useState(false);
  const load = async () => {
    await ask.mutateAsync({ ...bodyOf(fields.values), ...(mailbox === undefined ? {} : { account: mailbox.id }) });
    setOpen(true);
  };
  const items = ask.data?.items ?? [];
  const folders = items.length;
  return (
    <div className={styles.lines}>
      <TagsInput
        label={t`Folders`}
        description={t`Each is read on its own. New mail in the first one comes at once, in the others within a minute.`}
        data={items.map(({ path }) => path)}
        renderOption={({ option }) => {
          const use = items.find(({ path }) => path === option.value)?.use;
          return withUse[use ?? '']?.(option.value) ?? option.value;
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
          <Trans>Show the folders of the server</Trans>
        </Button>
        {items.length > 0 ? (
          <span className="muted">
            {t({
              message: `${plural(folders, { one: 'The server has #.', other: 'The server has #.' })}`,
              comment: 'So many folders',
            })}
          </span>
        ) : null}
      </div>
      {ask.error === null ? null : <Failure error={ask.error} />}
    </div>
  );
}
