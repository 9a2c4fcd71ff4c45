import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useEffect, useRef, type RefObject } from 'react';
import { Button, TextInput } from '@mantine/core';
import { plainOf } from '#core/marked/plain.ts';
import { readMarked } from '#core/marked/read.ts';
import { markedOfPlain } from '#core/marked/write.ts';
import { listFirstSenders } from '#core/contract/outgoing.ts';
import { useRead } from '../../app/read.ts';
import { Form, useFields } from '../../ui/form.tsx';
import { useOwner } from '../owner.ts';
import { CopiesField } from '../recipients/copies-field.tsx';
import { SendLater } from '../send-later.tsx';
import { ChooseSender, SignaturePreview, Suppressed } from '../sender-line.tsx';
import { useUploads } from '../use-uploads.ts';
import { howManyAside, nextWords } from './aside.ts';
import { BeginWords } from './begin-words.tsx';
import { Filing } from './filing.tsx';
import { isBegun, keepWords, keptWords, type FirstWords } from './first-words.ts';
import { useSendFirst } from './send-first.ts';
import { useWays, type Way } from './use-ways.ts';
import { WayChoice } from './way-choice.tsx';
import { WhomField, type BeginFields } from './whom-field.tsx';
import styles from './begin.module.css';

/** The fields of a first message; what was begun is kept until it is sent. `to`: whom it was opened for. */
export function BeginForm({ to }: { to?: FirstWords['to'] }) {
  const owner = useOwner();
  const fields = useFields<FirstWords>(forWhom(keptWords(owner), to));
  const { values } = fields;
  useEffect(() => keepWords(owner, values), [owner, values]);
  const mail = values.channel === 'mail';
  const signing = useSigning(fields);
  const send = useSendFirst(owner);
  const { copies, anyway } = values;
  const ways = useWays(values.to);
  const byMail = ways?.find(({ channel }) => channel === 'mail');
  const uploads = useUploads(
    (file) => fields.setFieldValue('uploads', [...fields.getValues().uploads, file]),
    values.uploads.length,
  );
  const sendAt = useRef<Date>(null);
  const submit = (given: FirstWords) => {
    const more = mail ? { copies: given.copies, anyway: given.anyway, ...signing.chosen } : {};
    return send({ ...wordsOf(given, byMail), ...more }, sendAt.current);
  };
  const beside = (
    <>
      <Later sendAt={sendAt} waits={uploads.busy} />
      {isBegun(values) ? (
        <Button variant="subtle" color="gray" onClick={() => fields.setValues(nextWords(owner))}>
          <Trans>Discard</Trans>
        </Button>
      ) : null}
      {howManyAside(owner) === 0 ? null : (
        <p className={styles.aside}>
          <Trans>What you had begun before comes back once this is sent or discarded.</Trans>
        </p>
      )}
    </>
  );
  return (
    <Form fields={fields} onSubmit={submit} submit={t`Send`} waits={uploads.busy} beside={beside}>
      <WhomField fields={fields} mail={byMail} />
      {ways === undefined ? null : (
        <WayChoice ways={ways} channel={values.channel} choose={(channel) => turnTo(fields, channel)} />
      )}
      {mail ? (
        <>
          <Suppressed
            reason={suppressedAt(values, byMail)}
            anyway={anyway}
            insist={(on) => fields.setFieldValue('anyway', on)}
          />
          <CopiesField copies={copies} change={(next) => fields.setFieldValue('copies', next)} />
          <TextInput label={t`Subject`} required {...fields.getInputProps('subject')} />
        </>
      ) : null}
      <BeginWords fields={fields} marked={mail} uploads={uploads} below={signing.below} />
      <Filing fields={fields} />
    </Form>
  );
}

/** Somebody else than who was written to is another message; its words stay. */
function forWhom(kept: FirstWords, to: FirstWords['to'] | undefined): FirstWords {
  if (to == null || kept.to?.id === to.id) return kept;
  return { ...kept, to, email: '', name: '', channel: 'mail', text: textFor(kept, 'mail') };
}

/** The words as the other channel writes them: with marks in a mail, plainly in a chat. */
function textFor({ text, channel }: FirstWords, next: FirstWords['channel']): string {
  if (channel === next) return text;
  return next === 'chat' ? plainOf(readMarked(text)) : markedOfPlain(text);
}

function turnTo(fields: BeginFields, channel: FirstWords['channel']): void {
  fields.setValues({ channel, text: textFor(fields.getValues(), channel) });
}

function addressFor({ to, email }: FirstWords, mail: Way | undefined): string {
  if (to === null) return email;
  return mail?.addresses.some(({ address }) => address === email) === true
    ? email
    : (mail?.addresses[0]?.address ?? '');
}

function suppressedAt(words: FirstWords, mail: Way | undefined): string | null {
  const at = addressFor(words, mail);
  return mail?.addresses.find(({ address }) => address === at)?.suppressed ?? null;
}

/** What the server is told. */
function wordsOf(words: FirstWords, mail: Way | undefined) {
  const { to, channel, name, subject, text, uploads, reason, stage, mine } = words;
  const stands = uploads.filter(({ id, inline }) => inline !== true || text.includes(id));
  const all = {
    channel,
    text,
    marked: channel === 'mail',
    uploads: stands.map(({ id }) => id),
    reason,
    mine,
    ...(to === null ? {} : { customer: to.id }),
    ...(stage === null ? {} : { stage }),
  };
  if (channel === 'chat') return all;
  return { ...all, email: addressFor(words, mail), subject, ...(name.trim() === '' ? {} : { name }) };
}

/** Sends the form at a time, checked as any other. */
function Later({ sendAt, waits }: { sendAt: RefObject<Date | null>; waits: boolean }) {
  const box = useRef<HTMLSpanElement>(null);
  const choose = (at: Date) => {
    sendAt.current = at;
    box.current?.closest('form')?.requestSubmit();
    sendAt.current = null;
  };
  return (
    <span ref={box}>
      <SendLater label={t`Send later`} size="sm" disabled={waits} choose={choose} />
    </span>
  );
}

/** As whom a first mail goes, and what stands under it. */
function useSigning(fields: BeginFields) {
  const { sender, signed, channel } = fields.values;
  const mail = channel === 'mail';
  const { data } = useRead(listFirstSenders, {}, { enabled: mail, staleTime: 60_000 });
  const items = data?.items ?? [];
  const chosen = items.find(({ id }) => id !== null && id === sender) ?? items[0];
  const how = { sender: chosen?.id ?? null, signature: signed };
  if (!mail || chosen === undefined) return { chosen: how, below: null };
  const turn = (on: boolean) => fields.setFieldValue('signed', on);
  const choose = (id: string | null) => fields.setFieldValue('sender', id);
  const below = (
    <>
      {chosen.signature === '' ? null : <SignaturePreview text={chosen.signature} signed={signed} turn={turn} />}
      {items.length < 2 ? null : <ChooseSender senders={items} chosen={chosen} choose={choose} />}
    </>
  );
  return { chosen: how, below };
}
