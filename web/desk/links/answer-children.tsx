import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useRef, useState, type RefObject } from 'react';
import { Button, Checkbox, Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { previewAnswers } from '#core/contract/answer-children.ts';
import { useRead } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/states.tsx';
import { AttachFiles } from '../attach-files.tsx';
import { answerAll } from '../bulk/doing.ts';
import { channelLook } from '../channel-look.ts';
import type { Draft } from '../drafts.ts';
import type { Conversation } from '../summary.ts';
import { UploadChips } from '../upload-chips.tsx';
import { useUploads } from '../use-uploads.ts';
import type { WordsHandle } from '../words/words-handle.ts';
import { CannedField } from '../words/canned-field.tsx';
import styles from './answer.module.css';

type Child = WireOutputOf<typeof previewAnswers>['items'][number];

interface AnswerChildrenProps {
  conversation: Conversation;
  close(): void;
}

const title = t`Answer the children`;

/** One text to all children, as each of them would get it, and who would not. */
export function AnswerChildren({ conversation: { id, status }, close }: AnswerChildrenProps) {
  const [text, write] = useState('');
  const attached = useAttached();
  const [resolve, setResolve] = useState(false);
  const [resolveParent, setResolveParent] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const words = useRef<WordsHandle>(null);
  const mayResolve = useMay('conversation.resolve');
  const { items, waits } = usePreview(id, { text, resolve });
  const goes = items.filter(({ reason }) => reason === null).length;
  const send = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await answerAll({
        id,
        text,
        marked: true,
        uploads: attached.files.map((file) => file.id),
        resolve,
        resolveParent,
      });
      close();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={close} title={title} size={760} onEnterTransitionEnd={() => words.current?.focus()}>
      <div className={styles.form}>
        <Box handle={words} text={text} write={write} attached={attached} />
        {mayResolve ? (
          <Checks
            of={[
              { label: t`Resolve each when its answer goes`, checked: resolve, turn: setResolve },
              ...(status === 'open'
                ? [{ label: t`Resolve this one, too`, checked: resolveParent, turn: setResolveParent }]
                : []),
            ]}
          />
        ) : null}
        <Preview items={items} begun={text.trim() !== ''} waits={waits} />
        {failure === undefined ? null : <Failure error={failure} />}
        <Foot
          goes={goes}
          wait={waits || attached.uploads.busy || text.trim() === ''}
          busy={busy}
          send={() => void send()}
        />
      </div>
    </Modal>
  );
}

function Foot({ goes, wait, busy, send }: { goes: number; wait: boolean; busy: boolean; send(): void }) {
  return (
    <div className={styles.foot}>
      <Button disabled={goes === 0 || wait} loading={busy} onClick={send}>
        {answerWords(goes)}
      </Button>
      <span className="muted">
        <Trans>Each waits 30 seconds: until then Undo takes it back.</Trans>
      </span>
    </div>
  );
}

/** The files that go to all. */
function useAttached() {
  const [files, setFiles] = useState<Draft['uploads']>([]);
  const uploads = useUploads((file) => setFiles((all) => [...all, file]), files.length);
  return { files, setFiles, uploads };
}

function Checks({ of }: { of: ReadonlyArray<{ label: string; checked: boolean; turn(on: boolean): void }> }) {
  return (
    <div className={styles.checks}>
      {of.map(({ label, checked, turn }) => (
        <Checkbox
          key={label}
          label={label}
          checked={checked}
          onChange={({ currentTarget }) => turn(currentTarget.checked)}
        />
      ))}
    </div>
  );
}

function answerWords(goes: number): string {
  return goes === 0 ? t({ message: 'Answer', context: 'verb' }) : t`Answer ${goes}`;
}

function usePreview(id: string, { text, resolve }: { text: string; resolve: boolean }) {
  const [asked] = useDebouncedValue(text, 350);
  const enabled = asked.trim() !== '';
  const { data, isPlaceholderData } = useRead(
    previewAnswers,
    { id, text: asked, marked: true, resolve },
    { enabled, staleTime: 5_000 },
  );
  const waits = enabled && (asked !== text || data === undefined || isPlaceholderData);
  return { items: enabled ? (data?.items ?? []) : [], waits };
}

/** Stands in the words as it is. */
const firstName = '{{ customer.firstName | default: "customer" }}';

interface BoxProps {
  handle: RefObject<WordsHandle | null>;
  text: string;
  write(next: string): void;
  attached: ReturnType<typeof useAttached>;
}

function Box({ handle, text, write, attached: { files, setFiles, uploads } }: BoxProps) {
  const placeholder = t`Dear ${firstName}, …`;
  const remove = (id: string) => setFiles(files.filter((file) => file.id !== id));
  return (
    <CannedField
      handle={handle}
      label={t`Answer to all`}
      placeholder={placeholder}
      value={text}
      write={write}
      below={<UploadChips files={files} going={uploads.going} remove={remove} drop={uploads.drop} />}
      tools={<AttachFiles attach={uploads.attach} />}
    />
  );
}

interface PreviewProps {
  items: readonly Child[];
  begun: boolean;
  waits: boolean;
}

function Preview({ items, begun, waits }: PreviewProps) {
  if (!begun)
    return (
      <p className="muted">
        <Trans>Write, and see here what each of them would get.</Trans>
      </p>
    );
  if (items.length === 0 && waits) return <Loading rows={3} height={48} />;
  const out = items.filter(({ reason }) => reason !== null).length;
  return (
    <section aria-label={t`What each would get`} aria-busy={waits}>
      {out === 0 ? null : (
        <p className={styles.out}>{plural(out, { one: '# child gets nothing:', other: '# children get nothing:' })}</p>
      )}
      <ul className={styles.items} tabIndex={0} aria-label={t`What each would get`}>
        {items.map((child, at) => (
          <li key={child.conversation?.id ?? at} data-out={child.reason !== null}>
            <Who child={child} />
            {child.reason === null ? <p dir="auto">{child.text}</p> : <p className={styles.reason}>{child.reason}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Who({ child: { conversation } }: { child: Child }) {
  if (conversation === null)
    return (
      <b>
        <Trans>A conversation that you do not see</Trans>
      </b>
    );
  const { channel, customer, number, subject } = conversation;
  const { Icon, name } = channelLook[channel];
  return (
    <b>
      <Icon size={14} stroke={1.7} aria-label={name} /> <bdi>{customer}</bdi>{' '}
      <small>
        #{number}
        {subject === '' ? '' : `, ${subject}`}
      </small>
    </b>
  );
}
