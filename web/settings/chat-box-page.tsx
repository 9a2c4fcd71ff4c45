import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '@mantine/core';
import { Link, getRouteApi } from '@tanstack/react-router';
import { IconExternalLink } from '@tabler/icons-react';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { listChatAccounts, showChatScript, showIdentitySecret } from '#core/contract/chat.ts';
import { useRead, useWrite } from '../app/read.ts';
import { toastError } from '../app/toast.tsx';
import { AskFirst } from '../ui/ask-first.tsx';
import { CopyText } from '../ui/copy.tsx';
import { Page, Pane, Stack } from '../ui/page.tsx';
import { Loaded } from '../ui/states.tsx';
import { ChatBoxForm } from './chat-box-form.tsx';
import { Disconnect, GoneChannel } from './one-channel.tsx';
import { chatSnippet, pinnedChatSnippet } from './snippets.ts';
import styles from './settings.module.css';

type Account = WireOutputOf<typeof listChatAccounts>['items'][number];

const route = getRouteApi('/console/settings/channels/chat/$account');

export function ChatBoxPage() {
  const { account } = route.useParams();
  const list = useRead(listChatAccounts, {});
  return (
    <Loaded query={list}>
      {({ items }) => {
        const found = items.find(({ id }) => id === account);
        return found === undefined ? <GoneChannel kind="chat" /> : <ChatBox key={found.version} account={found} />;
      }}
    </Loaded>
  );
}

function ChatBox({ account }: { account: Account }) {
  return (
    <Page
      narrow
      title={account.name}
      about={
        <Link to="/settings/channels">
          <Trans>All channels</Trans>
        </Link>
      }
      actions={
        <>
          <Button
            component="a"
            href="/demo/shop"
            target="_blank"
            rel="noreferrer"
            variant="default"
            leftSection={<IconExternalLink size={16} stroke={1.7} />}
          >
            <Trans>Try it in the demo shop</Trans>
          </Button>
          <Disconnect
            channel={account}
            about={t`The box vanishes from every page that shows it.`}
            outdates={['chat-account.']}
          />
        </>
      }
    >
      <Stack>
        <Pane
          title={t`Put it on your site`}
          about={t`One line before the end of the page; it loads after everything else.`}
        >
          <div className={styles.lines}>
            <CopyText block label={t`Script tag`} text={chatSnippet(account.key, location.origin)} />
            <PinnedTag account={account} />
          </div>
        </Pane>
        <Pane title={t`Look and words`}>
          <ChatBoxForm account={account} />
        </Pane>
        <IdentityPane account={account} />
      </Stack>
    </Page>
  );
}

/** For sites that demand the hash of every script. */
function PinnedTag({ account }: { account: Account }) {
  const [wanted, want] = useState(false);
  const script = useRead(showChatScript, {});
  if (script.data === undefined) return null;
  if (!wanted)
    return (
      <div>
        <Button variant="subtle" size="compact-sm" onClick={() => want(true)}>
          <Trans>With a hash of the script (SRI)</Trans>
        </Button>
      </div>
    );
  const { address, integrity } = script.data;
  const there = { address: location.origin + address, integrity };
  return (
    <>
      <CopyText block label={t`Pinned script tag`} text={pinnedChatSnippet(account.key, there)} />
      <small>
        <Trans>Put the new one on your site within 90 days of each upgrade.</Trans>
      </small>
    </>
  );
}

const [identify, logout] = ["throughline('identify', { token })", "throughline('logout')"];

function IdentityPane({ account }: { account: Account }) {
  const show = useWrite(showIdentitySecret, { onError: toastError });
  return (
    <Pane
      title={t`Know who writes`}
      about={t`Your server signs who is logged in, so that nobody can pretend to be another customer. Sign a JWT (HS256) with this secret and call ${identify}; ${logout} when they sign out.`}
    >
      {show.data === undefined ? (
        <Button variant="default" loading={show.isPending} onClick={() => show.mutate({ id: account.id })}>
          <Trans>Show the secret</Trans>
        </Button>
      ) : (
        <div className={styles.lines}>
          <CopyText label={t`Identity secret`} text={show.data.secret} />
          <div>
            <AskFirst
              title={t`Make a new secret?`}
              about={t`Identities signed with the present one are refused from this moment on.`}
              confirm={t`Make a new one`}
              onConfirm={() => show.mutateAsync({ id: account.id, renew: true })}
            >
              <Trans>Make a new one</Trans>
            </AskFirst>
          </div>
        </div>
      )}
    </Pane>
  );
}
