import { Button } from '@mantine/core';
import { IconShieldQuestion } from '@tabler/icons-react';
import { providerNames } from '#core/channels/mail-settings.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { beginMailConsent, compareMailbox, mailboxState } from '#core/contract/mailboxes.ts';
import { useRead, useWrite } from '../app/read.ts';
import { count } from '../app/texts.ts';
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
    <Pane title="How it goes" actions={<State tone={tone}>{words}</State>}>
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
          <b>Forged mail cannot be told here.</b> Mail is handed in from {address}, an address of your own network, so
          nobody can see from here where it was before.
        </p>
        <p>
          If a server of yours or of your provider takes it first and writes down what it checked, name that server
          under <i>Mail is checked by</i>. If a router stands in between, let it pass on the address of whoever calls.
        </p>
      </div>
    </div>
  );
}

const consentWords: Record<Consent['state'], { tone: Tone; words: string }> = {
  none: { tone: 'warn', words: 'Nobody has signed in yet' },
  given: { tone: 'good', words: 'Signed in' },
  ended: { tone: 'bad', words: 'Sign in again' },
};

function SignedIn({ mailbox, consent }: { mailbox: Channel; consent: Consent }) {
  const begin = useWrite(beginMailConsent, { onDone: ({ url }) => location.assign(url), onError: toastError });
  const signIn = mailbox.mail?.signIn ?? 'password';
  const provider = signIn === 'password' ? '' : providerNames[signIn];
  const { tone, words } = consentWords[consent.state];
  const again = consent.state !== 'none';
  return (
    <Pane
      title="Sign-in"
      actions={
        <Button
          variant={consent.state === 'given' ? 'default' : 'filled'}
          loading={begin.isPending}
          onClick={() => begin.mutate({ id: mailbox.id })}
        >
          {`Sign in ${again ? 'again ' : ''}at ${provider}`}
        </Button>
      }
    >
      <div className={styles.lines}>
        <State tone={tone}>{words}</State>
        {consent.failure === null ? null : <p>{consent.failure}</p>}
        {consent.givenAt === null ? null : (
          <p className="muted">
            {consent.givenBy === '' ? 'Somebody' : consent.givenBy} signed in at {provider}{' '}
            <Moment at={consent.givenAt} long />.
          </p>
        )}
      </div>
    </Pane>
  );
}

function healthOf(mailbox: Channel, { fetchedAt, alarmAt, failingSince }: Fetching): { tone: Tone; words: string } {
  if (alarmAt !== null) return { tone: 'bad', words: 'No mail comes in' };
  if (failingSince !== null) return { tone: 'warn', words: 'The last look failed' };
  if (fetchedAt === null) return { tone: 'plain', words: 'Not looked into yet' };
  return mailbox.health === 'failing' ? { tone: 'bad', words: 'Failing' } : { tone: 'good', words: 'Works' };
}

function Fetched({ mailbox, fetching }: { mailbox: Channel; fetching: Fetching }) {
  const compare = useWrite(compareMailbox, {
    outdates: ['mailbox.', 'channel.'],
    onDone: () => toast({ text: 'Read and compared' }),
    onError: toastError,
  });
  const { tone, words } = healthOf(mailbox, fetching);
  const { fetchedAt, folders } = fetching;
  return (
    <Pane
      title="Mail coming in"
      actions={
        <Button variant="default" loading={compare.isPending} onClick={() => compare.mutate({ id: mailbox.id })}>
          Read and compare now
        </Button>
      }
    >
      <div className={styles.lines}>
        <div className={styles.row}>
          <State tone={tone}>{words}</State>
          <span className="muted">
            Last success: {fetchedAt === null ? 'none yet' : <Moment at={fetchedAt} long />}
          </span>
        </div>
        {mailbox.healthReason === null || tone === 'good' ? null : <p>{mailbox.healthReason}</p>}
        <DataTable
          label="Folders"
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
  if (onServer === null || takenIn === null) return <span className="muted">not yet</span>;
  const missing = onServer - takenIn;
  return missing === 0 ? <State tone="good">none</State> : <State tone="bad">{number(missing)}</State>;
}

const columns: ReadonlyArray<Column<Folder>> = [
  { head: 'Folder', grow: true, cell: ({ name }) => <b>{name}</b> },
  {
    head: 'On the server',
    right: true,
    wide: true,
    cell: ({ onServer }) => (onServer === null ? '–' : number(onServer)),
  },
  { head: 'Taken in', right: true, wide: true, cell: ({ takenIn }) => (takenIn === null ? '–' : number(takenIn)) },
  { head: 'Missing', cell: (folder) => <MissingIn folder={folder} /> },
  {
    head: 'Compared',
    wide: true,
    cell: ({ comparedAt }) => (comparedAt === null ? 'not yet' : <Moment at={comparedAt} long />),
  },
];

/** Mails that could not be fetched: they are tried again, and held up no other. */
function Trouble({ folders }: { folders: readonly Folder[] }) {
  const all = folders.flatMap(({ name, trouble }) => trouble.map((each) => ({ ...each, folder: name })));
  if (all.length === 0) return null;
  return (
    <>
      <p className="muted">
        These mails could not be fetched. They are tried again by themselves and hold up no other.
      </p>
      <ul className={styles.missing}>
        {all.map(({ folder, uid, attempts, reason, nextAt }) => (
          <li key={`${folder} ${uid}`}>
            {`${folder}, number ${uid}: ${reason} Tried ${count(attempts, 'time')}, again `}
            <Moment at={nextAt} long />.
          </li>
        ))}
      </ul>
    </>
  );
}
