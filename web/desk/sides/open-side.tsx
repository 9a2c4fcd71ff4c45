import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Fragment, useEffect, useRef, useState } from 'react';
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { markSideRead, readSide } from '#core/contract/sides.ts';
import { call } from '../../app/api.ts';
import { useRead } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import { Badge } from '../../ui/badge.tsx';
import { Failure } from '../../ui/failure.tsx';
import { ErrorState, Loading } from '../../ui/states.tsx';
import { useKeyFor } from '../key-for.ts';
import { useOwner } from '../owner.ts';
import { CopiesField } from '../recipients/copies-field.tsx';
import type { Conversation } from '../summary.ts';
import { blank } from './draft.ts';
import { useSideDraft } from './draft-store.ts';
import { settle, useUndoSeconds, writeOn } from './sending.ts';
import { SideBox } from './side-box.tsx';
import { SideLog } from './side-log.tsx';
import type { SideDetail } from './side-words.ts';
import styles from './sides.module.css';

/** A side conversation: what was written, and the box to write on. */
export function OpenSide({ conversation, side }: { conversation: Conversation; side: string }) {
  const query = useRead(readSide, { id: conversation.id, side });
  const may = useMay('conversation.side');
  if (query.error) return <ErrorState error={query.error} retry={query.refetch} />;
  if (query.data?.id !== side) return <Loading rows={3} height={72} />;
  return (
    <div className={styles.open}>
      <SideHead conversation={conversation.id} side={query.data} may={may} />
      <SideLog conversation={conversation} side={query.data} />
      {may ? <Answer conversation={conversation} side={query.data} /> : null}
      <ReadUntil conversation={conversation.id} side={query.data} />
    </div>
  );
}

function SideHead({ conversation, side, may }: { conversation: string; side: SideDetail; may: boolean }) {
  const done = side.state === 'done';
  return (
    <div className={styles.title}>
      <div>
        <h3>
          <bdi>{side.subject}</bdi>
        </h3>
        <p title={side.people.map(({ address }) => address).join(', ')}>
          <Trans comment="before names">With</Trans>{' '}
          {side.people.map(({ name, address }, at) => (
            <Fragment key={address}>
              {at === 0 ? '' : ', '}
              <bdi>{name === '' ? address : name}</bdi>
            </Fragment>
          ))}{' '}
          {done ? (
            <Badge>
              <Trans context="status">Done</Trans>
            </Badge>
          ) : null}
        </p>
      </div>
      {may ? (
        <Button
          variant="default"
          size="compact-md"
          leftSection={done ? null : <IconCheck size={15} stroke={1.9} />}
          onClick={() => void settle(conversation, side, done ? 'open' : 'done')}
        >
          {done ? t`Open again` : t`Done`}
        </Button>
      ) : null}
    </div>
  );
}

/** What stands on the screen is read. */
function ReadUntil({ conversation, side: { id: side, unread, messages } }: { conversation: string; side: SideDetail }) {
  const newest = messages.at(-1)?.id;
  const told = useRef('');
  useEffect(() => {
    if (unread === 0 || newest === undefined || told.current === newest) return;
    told.current = newest;
    // Only a mark: what is not heard is said again with the next look.
    void call(markSideRead, { id: conversation, side, message: newest }, { idempotencyKey: null }).catch(
      () => undefined,
    );
  }, [conversation, side, unread, newest]);
  return null;
}

function Answer({ conversation, side }: { conversation: Conversation; side: SideDetail }) {
  const { draft, change, clear, rest } = useSideDraft(
    { conversation: conversation.id, side: side.id },
    (known) => known ?? blank,
  );
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const keyFor = useKeyFor();
  const owner = useOwner();
  const undoFor = useUndoSeconds();
  const others = side.all ? side.others.map((one) => ({ ...one, kind: 'cc' as const })) : [];
  const copies = draft.copies ?? others;
  const send = async () => {
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    const input = { conversation: conversation.id, owner, undoFor, draft, side: side.id, copies };
    try {
      await rest();
      await writeOn(input, keyFor({ ...input, after: side.messages.length }));
      clear();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const to = side.to === null ? '' : side.to.name === '' ? side.to.address : side.to.name;
  return (
    <div className={styles.foot}>
      <SideBox
        conversation={conversation}
        draft={draft}
        change={change}
        label={t`Message to ${to}`}
        placeholder={t`Write to ${to}…`}
        above={
          <span className={styles.to}>
            <Trans context="mail">
              To <bdi title={side.to?.address}>{to}</bdi>
            </Trans>{' '}
            <CopiesField copies={copies} change={(chosen) => change({ copies: chosen })} />
          </span>
        }
        busy={busy}
        ready={side.to !== null}
        send={() => void send()}
      />
      {failure === undefined ? null : <Failure error={failure} />}
    </div>
  );
}
