import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Select, TextInput } from '@mantine/core';
import { readSubject } from '#core/channels/threading/subject.ts';
import { listSideSenders } from '#core/contract/sides.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { Problem } from '#core/contract/problems.ts';
import { useRead } from '../../app/read.ts';
import { Failure } from '../../ui/failure.tsx';
import { useKeyFor } from '../key-for.ts';
import { useOwner } from '../owner.ts';
import { CopiesField } from '../recipients/copies-field.tsx';
import { readAddresses } from '../recipients/read-addresses.ts';
import { SignaturePreview } from '../sender-line.tsx';
import type { Conversation } from '../summary.ts';
import { blank, type SideDraft } from './draft.ts';
import { useSideDraft } from './draft-store.ts';
import { begin, useUndoSeconds } from './sending.ts';
import { SideBox } from './side-box.tsx';
import { noAddress, recipientNames } from '../recipients/recipient-words.ts';
import styles from './sides.module.css';

interface BeginSideProps {
  conversation: Conversation;
  quotes: readonly string[];
  forward: boolean;
}

/** What is begun: what was written before, with what is quoted now. */
function firstDraft({ conversation, quotes, forward }: BeginSideProps) {
  return (known: SideDraft | undefined): SideDraft => {
    const begun = known ?? { ...blank, subject: subjectOf(conversation, forward) };
    const there = new Set(conversation.items.flatMap((item) => (item.type === 'message' ? item.id : [])));
    const files = conversation.items.flatMap((item) =>
      item.type === 'message' && quotes.includes(item.id)
        ? item.files.filter(({ inline, size }) => !inline && size > 0).map(({ id }) => ({ message: item.id, file: id }))
        : [],
    );
    const along = new Map([...begun.along, ...files].map((one) => [one.file, one]));
    return {
      ...begun,
      quotes: [...new Set([...begun.quotes, ...quotes])].filter((id) => there.has(id)),
      along: [...along.values()].filter(({ message }) => there.has(message)).slice(0, 20),
    };
  };
}

function subjectOf({ subject }: Conversation, forward: boolean): string {
  const { plain } = readSubject(subject);
  return plain === '' || !forward ? plain : `Fwd: ${plain}`;
}

/** What was begun, to whom, and how it is sent. */
function useBeginning(props: BeginSideProps) {
  const { id: conversation } = props.conversation;
  const { draft, change, clear, rest } = useSideDraft({ conversation, side: null }, firstDraft(props));
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const keyFor = useKeyFor();
  const owner = useOwner();
  const undoFor = useUndoSeconds();
  const { found, wrong } = readAddresses(draft.to, 'cc');
  const [to, ...more] = found;
  const send = async () => {
    if (to === undefined || busy) return;
    setBusy(true);
    setFailure(undefined);
    const copies = [...more, ...(draft.copies ?? [])];
    const { address, name } = to;
    const input = { conversation, owner, undoFor, draft, copies, to: { address, name } };
    try {
      await rest();
      await begin(input, keyFor(input));
      clear();
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  const ready = to !== undefined && wrong.length === 0 && draft.subject.trim() !== '';
  return { draft, change, failure, busy, wrong, ready, send };
}

/** What is wrong with whom it is to; undefined while nothing is. */
function wrongWith(to: string, { failure, wrong }: { failure: unknown; wrong: readonly string[] }): string | undefined {
  if (failure instanceof Problem && failure.more.code === 'customer') return failure.more.detail;
  // Whoever is still typing is not told.
  return wrong.length > 0 && /[\s,;]$/.test(to) ? noAddress(wrong) : undefined;
}

const example = 'hans@carrier.example';

/** Writes to somebody else about a conversation, perhaps with messages of it. */
export function BeginSide(props: BeginSideProps) {
  const { conversation } = props;
  const beginning = useBeginning(props);
  const { draft, change, failure, busy, ready, send } = beginning;
  const named = wrongWith(draft.to, beginning);
  return (
    <div className={styles.begin}>
      <p className={styles.about}>
        <Trans>
          {ph({ customer: conversation.customer.name })} sees nothing of this. What is answered stands beside the
          conversation.
        </Trans>
      </p>
      <TextInput
        label={recipientNames.to}
        data-autofocus
        placeholder={example}
        value={draft.to}
        error={named}
        onChange={(event) => change({ to: event.currentTarget.value })}
      />
      <CopiesField copies={draft.copies ?? []} change={(copies) => change({ copies })} />
      <TextInput
        label={t`Subject`}
        maxLength={300}
        value={draft.subject}
        onChange={(event) => change({ subject: event.currentTarget.value })}
      />
      <SideBox
        conversation={conversation}
        draft={draft}
        change={change}
        label={t`Message`}
        placeholder={props.forward ? t`Say what it is about, if you like` : t`What do you want to know?`}
        below={<Under conversation={conversation.id} draft={draft} change={change} />}
        busy={busy}
        ready={ready}
        send={() => void send()}
      />
      {failure === undefined || named !== undefined ? null : <Failure error={failure} />}
    </div>
  );
}

type Sender = WireOutputOf<typeof listSideSenders>['items'][number];

const keyOf = ({ mailbox, sender }: Pick<Sender, 'mailbox' | 'sender'>) => `${mailbox} ${sender ?? ''}`;

interface UnderProps {
  conversation: string;
  draft: SideDraft;
  change(some: Partial<SideDraft>): void;
}

/** As whom it goes, and what stands under it. */
function Under({ conversation, draft, change }: UnderProps) {
  const { data } = useRead(listSideSenders, { id: conversation }, { staleTime: 60_000 });
  const items = data?.items ?? [];
  const chosen =
    items.find((one) => keyOf(one) === keyOf({ mailbox: draft.mailbox ?? '', sender: draft.sender })) ?? items[0];
  if (data !== undefined && chosen === undefined)
    return (
      <p className={`${styles.about} ${styles.unsendable}`}>
        <Trans>No mailbox can send this. Connect one under Settings, Channels.</Trans>
      </p>
    );
  if (chosen === undefined) return null;
  return (
    <>
      {chosen.signature === '' ? null : (
        <SignaturePreview text={chosen.signature} signed={draft.signed} turn={(signed) => change({ signed })} />
      )}
      {items.length < 2 ? null : (
        <Select
          className={styles.sender ?? ''}
          size="xs"
          aria-label={t`From`}
          allowDeselect={false}
          value={keyOf(chosen)}
          data={items.map((one) => ({
            value: keyOf(one),
            label: t`From ${ph({ name: one.name })} <${ph({ address: one.address })}>`,
          }))}
          onChange={(value) => {
            const one = items.find((each) => keyOf(each) === value);
            if (one) change({ mailbox: one.mailbox, sender: one.sender });
          }}
        />
      )}
    </>
  );
}
