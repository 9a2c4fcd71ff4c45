import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconClock, IconDownload, IconTrash } from '@tabler/icons-react';
import { Link, getRouteApi } from '@tanstack/react-router';
import { getIncoming } from '#core/contract/incoming.ts';
import { useRead } from '../../app/read.ts';
import { useSession } from '../../app/session.ts';
import { Moment } from '../../ui/moment.tsx';
import { Columns, Page, Stack } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { HowItCame } from './how-it-came.tsx';
import styles from './incoming.module.css';
import { RawMail } from './raw-mail.tsx';
import { Tries } from './tries.tsx';
import { useDeeds } from './use-deeds.ts';
import { mayTakeBack, mayTry, senderText, subjectText, type Detail } from './words.ts';

const route = getRouteApi('/console/settings/incoming/$item');

export function IncomingItemPage() {
  const { item: id } = route.useParams();
  const item = useRead(getIncoming, { id }, { every: 10_000 });
  return <Loaded query={item}>{(found) => <Mail item={found} />}</Loaded>;
}

function Mail({ item }: { item: Detail }) {
  const { may } = useSession();
  return (
    <Page
      title={subjectText(item)}
      about={
        <>
          <Link to="/settings/incoming">
            <Trans>Incoming mail</Trans>
          </Link>{' '}
          · {senderText(item)}
        </>
      }
      actions={<Actions item={item} />}
    >
      <Stack>
        <What item={item} />
        <Columns>
          <HowItCame item={item} />
          <Tries item={item} />
        </Columns>
        <RawMail item={item} mayRead={may('conversation.read')} />
      </Stack>
    </Page>
  );
}

function Actions({ item }: { item: Detail }) {
  const { retry, discard, restore } = useDeeds();
  const { id } = item;
  return (
    <>
      {mayTry(item) ? (
        <>
          <Button variant="default" loading={discard.isPending} onClick={() => discard.mutate({ id })}>
            <Trans>Give up</Trans>
          </Button>
          <Button loading={retry.isPending} onClick={() => retry.mutate({ id })}>
            <Trans>Try again</Trans>
          </Button>
        </>
      ) : null}
      {mayTakeBack(item) ? (
        <Button variant="default" loading={restore.isPending} onClick={() => restore.mutate({ id })}>
          <Trans>Take back</Trans>
        </Button>
      ) : null}
      {item.blanked ? null : (
        <Button
          component="a"
          variant="default"
          href={`/api/v1/incoming/${id}/eml`}
          leftSection={<IconDownload size={15} stroke={1.7} />}
        >
          <Trans>Download</Trans>
        </Button>
      )}
    </>
  );
}

/** What became of it, in a sentence. */
function What({ item }: { item: Detail }) {
  const { state, reason, conversation, nextAttemptAt, discardedBy } = item;
  const look = { size: 17, stroke: 1.8 };
  if (state === 'quarantined')
    return (
      <div className={styles.why} data-tone="bad">
        <IconAlertTriangle {...look} />
        <div>
          <Trans>
            <b>Set aside.</b> {reason} It holds up nothing, and stays here until you try it again or give it up.
          </Trans>
        </div>
      </div>
    );
  if (state === 'received')
    return (
      <div className={styles.why} data-tone="warn">
        <IconClock {...look} />
        <div>
          <b>
            <Trans>Waiting to be understood.</Trans>
          </b>{' '}
          {nextAttemptAt === null ? (
            t`This takes a moment.`
          ) : (
            <Trans>
              Something was in the way; it is tried again by itself: <Moment at={nextAttemptAt} long />.
            </Trans>
          )}
        </div>
      </div>
    );
  if (state === 'understood')
    return (
      <div className={styles.why} data-tone="good">
        <IconCheck {...look} />
        <div>
          <b>
            <Trans>Understood.</Trans>
          </b>{' '}
          {reason} {conversation === null ? null : <ToConversation conversation={conversation} />}
        </div>
      </div>
    );
  return (
    <div className={styles.why}>
      <IconTrash {...look} />
      <div>
        <b>{discardedBy === null ? t`Left out.` : t`Given up by ${discardedBy}.`}</b> {reason}{' '}
        {conversation === null ? null : <ToConversation conversation={conversation} />}
      </div>
    </div>
  );
}

function ToConversation({ conversation }: { conversation: string }) {
  return (
    <Link to="/inbox/$conversation" params={{ conversation }}>
      <Trans>Open the conversation</Trans>
    </Link>
  );
}
