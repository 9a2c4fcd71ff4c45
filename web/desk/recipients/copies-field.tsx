import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState, type KeyboardEvent } from 'react';
import { IconX } from '@tabler/icons-react';
import { mostCopies, type Copy } from '#core/channels/copies.ts';
import { lookAtAddresses } from '#core/contract/outgoing.ts';
import { useRead } from '../../app/read.ts';
import { noAddress, recipientNames } from './recipient-words.ts';
import { isReadable, readAddresses, withMore } from './read-addresses.ts';
import styles from './recipients.module.css';

interface CopiesFieldProps {
  copies: readonly Copy[];
  change(copies: Copy[]): void;
  /** Takes up those of the mail that is answered who were left out. */
  all?: (() => void) | undefined;
}

/** Who else gets a mail: each can be taken out, and others added to all eyes (Cc) or in secret (Bcc). */
export function CopiesField({ copies, change, all }: CopiesFieldProps) {
  const [adding, setAdding] = useState<Copy['kind'] | null>(null);
  const stays = copies.every(({ address }) => isReadable(address));
  const ccs = copies.filter(({ kind }) => kind === 'cc');
  const bccs = copies.filter(({ kind }) => kind === 'bcc');
  // Whoever cannot read addresses answers all, or the customer alone.
  const without = (gone: string) => change(stays ? copies.filter(({ address }) => address !== gone) : []);
  return (
    <>
      <Kind label={recipientNames.cc} copies={ccs} remove={without} />
      <Kind label={recipientNames.bcc} copies={bccs} remove={without} />
      <span className={styles.more}>
        {stays && copies.length < mostCopies
          ? (['cc', 'bcc'] as const).map((kind) => (
              <button
                key={kind}
                type="button"
                aria-pressed={adding === kind}
                onClick={() => setAdding(adding === kind ? null : kind)}
              >
                + {recipientNames[kind]}
              </button>
            ))
          : null}
        {all === undefined ? null : (
          <button type="button" onClick={all}>
            <Trans>Answer all</Trans>
          </button>
        )}
      </span>
      {adding === null ? null : (
        <Adding
          key={adding}
          kind={adding}
          room={mostCopies - copies.length}
          add={(more) => change(withMore(copies, more))}
          close={() => setAdding(null)}
        />
      )}
      <Suppressed copies={copies} />
    </>
  );
}

function Kind({ label, copies, remove }: { label: string; copies: readonly Copy[]; remove(address: string): void }) {
  if (copies.length === 0) return null;
  return (
    <ul className={styles.kind} aria-label={label}>
      <li aria-hidden="true">{label}</li>
      {copies.map(({ address, name }) => (
        <li key={address} className={styles.chip} title={name === '' ? address : `${name} <${address}>`}>
          <bdi>{name === '' ? address : name}</bdi>
          <button type="button" onClick={() => remove(address)} aria-label={t`Take ${address} out`}>
            <IconX size={12} stroke={2} aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}

interface AddingProps {
  kind: Copy['kind'];
  room: number;
  add(more: Copy[]): void;
  close(): void;
}

function Adding({ kind, room, add, close }: AddingProps) {
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const take = () => {
    const { found, wrong } = readAddresses(typed, kind);
    if (found.length > room) return setProblem(t`At most ${mostCopies} others get a mail.`);
    add(found);
    setTyped(wrong.join(', '));
    setProblem(wrong.length === 0 ? null : noAddress(wrong));
    return undefined;
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    }
    if (event.key !== 'Enter' || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    if (typed.trim() === '') close();
    else take();
  };
  return (
    <div className={styles.adding}>
      <input
        autoFocus
        type="text"
        inputMode="email"
        autoComplete="off"
        spellCheck={false}
        aria-label={kind === 'cc' ? t`Who else gets it, seen by all` : t`Who else gets it, seen by nobody`}
        aria-invalid={problem !== null}
        placeholder={kind === 'cc' ? t`Cc: address, then Enter` : t`Bcc, seen by nobody: address, then Enter`}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={keys}
        onBlur={() => (typed.trim() === '' ? undefined : take())}
      />
      {problem === null ? null : <p role="alert">{problem}</p>}
    </div>
  );
}

/** What is known against some of them. */
function Suppressed({ copies }: { copies: readonly Copy[] }) {
  const readable = copies.map(({ address }) => address).filter(isReadable);
  const of = readable.toSorted().join(',');
  const { data } = useRead(lookAtAddresses, { of }, { enabled: readable.length > 0, staleTime: 60_000 });
  const said = (data?.items ?? []).flatMap(({ address, own, suppressed }) => {
    if (own) return [t`${address} is an address of your desk: the mail is here already. Take it out.`];
    return suppressed === null ? [] : [t`${address} gets nothing. ${suppressed}`];
  });
  if (said.length === 0) return null;
  return (
    <div className={styles.said} role="status">
      {said.map((words) => (
        <p key={words}>{words}</p>
      ))}
    </div>
  );
}
