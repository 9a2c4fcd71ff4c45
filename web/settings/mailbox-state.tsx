import { t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconShieldQuestion } from '@tabler/icons-react';
import { providerNames } from '#core/channels/mail-settings.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { beginMailConsent, compareMailbox, mailboxState } from '#core/contract/mailboxes.ts';
import { useRead, useWrite } from '../app/read.ts';
import { toast, toastError } from '../app/toast.tsx';
import { State, type Tone } from '../ui/badge.tsx';
import { number } from '../ui/format.ts';
import { Moment } from '../ui/moment.tsx';
import { Pane } from '../ui/page.tsx';
import { Loaded } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { Directions, Missing, wholeHealthOf } from './directions.tsx';
import type { Channel } from './mailbox-values.ts';
import styles from './settings.module.css';

type MailState = WireOutputOf<typeof mailboxState>;
type Fetching = NonNullable<MailState['fetching']>;
type Consent = NonNullable<MailState['consent']>;
type Folder = Fetching['folders'][number];

/** How the mailbox is: its sign-in, its last success, and what the server has beside what was taken in. */
export function MailboxState({ mailbox }: { mailbox: Channel }) {
  const state = useRead(mailboxState, { id: mailbox.id }, { every: 10_000 });
  return (
    <Loaded query={state}>
      {({ fetching, consent, relay }) => (
        <>
          <Both mailbox={mailbox} relay={relay} />
          {consent === null ? null : <SignedIn mailbox={mailbox} consent={consent} />}
          {fetching === null ? null : <Fetched mailbox={mailbox} fetching={fetching} />}
        </>
      )}
    </Loaded>
  );
}

/** Both directions, and what weakens what is known of mail that comes in. */
function Both({ mailbox, relay }: { mailbox: Channel; relay: string | null }) {
  const { tone, words } = wholeHealthOf(mailbox);
  return (
    <Pane title={t`How it goes`} actions={<State tone={tone}>{words}</State>}>
      <div className={styles.lines}>
        <Directions channel={mailbox} />
        <Missing sentences={mailbox.missing} />
        {relay === null ? null : <BlindRelay address={relay} />}
      </div>
    </Pane>
  );
}

/** A relay or a router of our own hides who handed a mail in. */
function BlindRelay({ address }: { address: string }) {
  return (
    <div className={styles.note} role="note">
      <IconShieldQuestion size={18} stroke={1.7} aria-hidden="true" />
      <div>
        <p>
          <Trans>
            <b>Forged mail cannot be told here.</b> Mail is handed in from {address}, an address of your own network, so
            nobody can see from here where it was before.
          </Trans>
        </p>
        <p>
          <Trans>
            If a server of yours or of your provider takes it first and writes down what it checked, name that server
            under <i>Mail is checked by</i>. If a router stands in between, let it pass on the address of whoever calls.
          </Trans>
        </p>
      </div>
    </div>
  );
}

const consentWords: Record<Consent['state'], { tone: Tone; words: string }> = {
  none: { tone: 'warn', words: t`Nobody has signed in yet` },
  given: { tone: 'good', words: t`Signed in` },
  ended: { tone: 'bad', words: t`Sign in again` },
};

function SignedIn({ mailbox, consent }: { mailbox: Channel; consent: Consent }) {
  const begin = useWrite(beginMailConsent, { onDone: ({ url }) => location.assign(url), onError: toastError });
  const signIn = mailbox.mail?.signIn ?? 'password';
  const provider = signIn === 'password' ? '' : providerNames[signIn];
  const { tone, words } = consentWords[consent.state];
  const { givenBy } = consent;
  const again = consent.state !== 'none';
  return (
    <Pane
      title={t`Sign-in`}
      actions={
        <Button
          variant={consent.state === 'given' ? 'default' : 'filled'}
          loading={begin.isPending}
          onClick={() => begin.mutate({ id: mailbox.id })}
        >
          {again ? <Trans>Sign in again at {provider}</Trans> : <Trans>Sign in at {provider}</Trans>}
        </Button>
      }
    >
      <div className={styles.lines}>
        <State tone={tone}>{words}</State>
        {consent.failure === null ? null : <p>{consent.failure}</p>}
        {consent.givenAt === null ? null : (
          <p className="muted">
            {givenBy === '' ? (
              <Trans>
                Somebody signed in at {provider} <Moment at={consent.givenAt} long />.
              </Trans>
            ) : (
              <Trans>
                {givenBy} signed in at {provider} <Moment at={consent.givenAt} long />.
              </Trans>
            )}
          </p>
        )}
      </div>
    </Pane>
  );
}

function healthOf(mailbox: Channel, { fetchedAt, alarmAt, failingSince }: Fetching): { tone: Tone; words: string } {
  if (alarmAt !== null) return { tone: 'bad', words: t`No mail comes in` };
  if (failingSince !== null) return { tone: 'warn', words: t`The last look failed` };
  if (fetchedAt === null) return { tone: 'plain', words: t`Not looked into yet` };
  return mailbox.health === 'failing' ? { tone: 'bad', words: t`Failing` } : { tone: 'good', words: t`Works` };
}

function Fetched({ mailbox, fetching }: { mailbox: Channel; fetching: Fetching }) {
  const compare = useWrite(compareMailbox, {
    outdates: ['mailbox.', 'channel.'],
    onDone: () => toast({ text: t`Read and compared` }),
    onError: toastError,
  });
  const { tone, words } = healthOf(mailbox, fetching);
  const { fetchedAt, folders } = fetching;
  return (
    <Pane
      title={t`Mail coming in`}
      actions={
        <Button variant="default" loading={compare.isPending} onClick={() => compare.mutate({ id: mailbox.id })}>
          <Trans>Read and compare now</Trans>
        </Button>
      }
    >
      <div className={styles.lines}>
        <div className={styles.row}>
          <State tone={tone}>{words}</State>
          <span className="muted">
            {fetchedAt === null ? (
              <Trans>Last success: none yet</Trans>
            ) : (
              <Trans>
                Last success: <Moment at={fetchedAt} long />
              </Trans>
            )}
          </span>
        </div>
        {mailbox.healthReason === null || tone === 'good' ? null : <p>{mailbox.healthReason}</p>}
        <DataTable
          label={t`Folders`}
          rows={{ items: folders }}
          columns={columns}
          rowKey={({ name }) => name}
          empty={null}
        />
        <Trouble folders={folders} />
      </div>
    </Pane>
  );
}

function MissingIn({ folder: { onServer, takenIn } }: { folder: Folder }) {
  if (onServer === null || takenIn === null)
    return (
      <span className="muted">
        <Trans>not yet</Trans>
      </span>
    );
  const missing = onServer - takenIn;
  return missing === 0 ? (
    <State tone="good">
      <Trans comment="So many mails are missing">none</Trans>
    </State>
  ) : (
    <State tone="bad">{number(missing)}</State>
  );
}

const columns: ReadonlyArray<Column<Folder>> = [
  { head: t`Folder`, grow: true, cell: ({ name }) => <b>{name}</b> },
  {
    head: t`On the server`,
    right: true,
    wide: true,
    cell: ({ onServer }) => (onServer === null ? '–' : number(onServer)),
  },
  { head: t`Taken in`, right: true, wide: true, cell: ({ takenIn }) => (takenIn === null ? '–' : number(takenIn)) },
  {
    head: t({ message: 'Missing', comment: 'Head of a column: how many mails are missing' }),
    cell: (folder) => <MissingIn folder={folder} />,
  },
  {
    head: t({ message: 'Compared', comment: 'Head of a column: when it was compared' }),
    wide: true,
    cell: ({ comparedAt }) => (comparedAt === null ? t`not yet` : <Moment at={comparedAt} long />),
  },
];

/** Mails that could not be fetched: they are tried again, and held up no other. */
function Trouble({ folders }: { folders: readonly Folder[] }) {
  const all = folders.flatMap(({ name, trouble }) => trouble.map((each) => ({ ...each, folder: name })));
  if (all.length === 0) return null;
  return (
    <>
      <p className="muted">
        <Trans>These mails could not be fetched. They are tried again by themselves and hold up no other.</Trans>
      </p>
      <ul className={styles.missing}>
        {all.map(({ folder, uid, attempts, reason, nextAt }) => (
          <li key={`${folder} ${uid}`}>
            <Trans>
              {folder}, number {uid}: {reason} Tried <Plural value={attempts} one="# time" other="# times" />, again{' '}
              <Moment at={nextAt} long />.
            </Trans>
          </li>
        ))}
      </ul>
    </>
  );
}
