import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { plainOf } from '#core/marked/plain.ts';
import { readMarked } from '#core/marked/read.ts';
import { markedOfPlain } from '#core/marked/write.ts';
import { startConversation } from '#core/contract/desk.ts';
import { listFirstSenders } from '#core/contract/outgoing.ts';
import type { Copy } from '#core/channels/copies.ts';
import { call } from '../../app/api.ts';
import { queryClient } from '../../app/query-client.ts';
import { startsWithAny, useRead } from '../../app/read.ts';
import { Form, FieldRow, useFields } from '../../ui/form.tsx';
import { useKeyFor } from '../key-for.ts';
import { useOwner } from '../owner.ts';
import { usePlace } from '../place.ts';
import { CopiesField } from '../recipients/copies-field.tsx';
import { StageChoice } from '../reasons/stage-choice.tsx';
import { ChooseSender, SignaturePreview, Suppressed } from '../sender-line.tsx';
import { useUploads } from '../use-uploads.ts';
import { useReasonChoices } from '../views/choices.ts';
import { BeginWords } from './begin-words.tsx';
import { isBegun, keepWords, keptWords, noWords, type FirstWords } from './first-words.ts';
import { useWays, type Way } from './use-ways.ts';
import { WayChoice } from './way-choice.tsx';
import { WhomField, type BeginFields } from './whom-field.tsx';
import styles from './begin.module.css';

/** The fields of a first message; what was begun is kept until it is sent. `to`: whom it was opened for. */
export function BeginForm({ to }: { to?: FirstWords['to'] }) {
  const { open } = usePlace();
  const owner = useOwner();
  const fields = useFields<FirstWords>(forWhom(keptWords(owner), to));
  const { values } = fields;
  useEffect(() => keepWords(owner, values), [owner, values]);
  const keyFor = useKeyFor();
  const mail = values.channel === 'mail';
  const signing = useSigning(mail);
  const [copies, setCopies] = useState<Copy[]>([]);
  const [anyway, setAnyway] = useState(false);
  const ways = useWays(values.to);
  const byMail = ways?.find(({ channel }) => channel === 'mail');
  const uploads = useUploads(
    (file) => fields.setFieldValue('uploads', [...fields.getValues().uploads, file]),
    values.uploads.length,
  );
  const submit = async (given: FirstWords) => {
    const sent = { ...wordsOf(given, byMail), ...(mail ? { copies, anyway, ...signing.chosen } : {}) };
    const { id } = await call(startConversation, sent, { idempotencyKey: keyFor(sent) });
    keepWords(owner, noWords);
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => startsWithAny(queryKey[0], ['conversation.']) });
    open(id);
  };
  const discard = () => {
    fields.setValues(noWords);
    setCopies([]);
  };
  const beside = isBegun(values) ? (
    <Button variant="subtle" color="gray" onClick={discard}>
      <Trans>Discard</Trans>
    </Button>
  ) : null;
  return (
    <Form fields={fields} onSubmit={submit} submit={t`Send`} beside={beside}>
      <WhomField fields={fields} mail={byMail} />
      {ways === undefined ? null : (
        <WayChoice ways={ways} channel={values.channel} choose={(channel) => turnTo(fields, channel)} />
      )}
      {mail ? (
        <>
          <Suppressed reason={suppressedAt(values, byMail)} anyway={anyway} insist={setAnyway} />
          <CopiesField copies={copies} change={setCopies} />
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

/** Why it is begun, and who has it then. */
function Filing({ fields }: { fields: BeginFields }) {
  const reasons = useReasonChoices().filter(({ value }) => value !== 'none');
  const { reason, stage } = fields.values;
  return (
    <>
      {reasons.length === 0 ? null : (
        <FieldRow>
          <Select
            label={t`Reason`}
            placeholder={t`Not said`}
            clearable
            searchable
            data={reasons}
            value={reason}
            onChange={(next) => fields.setFieldValue('reason', next)}
            comboboxProps={{ withinPortal: true }}
          />
          <div className={styles.stage}>
            <StageChoice stage={stage} choose={(next) => fields.setFieldValue('stage', next)} />
          </div>
        </FieldRow>
      )}
      <Checkbox label={t`Give it to me`} {...fields.getInputProps('mine', { type: 'checkbox' })} />
    </>
  );
}

/** As whom a first mail goes, and what stands under it. */
function useSigning(mail: boolean) {
  const [sender, setSender] = useState<string | null>(null);
  const [signed, setSigned] = useState(true);
  const { data } = useRead(listFirstSenders, {}, { enabled: mail, staleTime: 60_000 });
  const items = data?.items ?? [];
  const chosen = items.find(({ id }) => id !== null && id === sender) ?? items[0];
  const how = { sender: chosen?.id ?? null, signature: signed };
  if (!mail || chosen === undefined) return { chosen: how, below: null };
  const below = (
    <>
      {chosen.signature === '' ? null : <SignaturePreview text={chosen.signature} signed={signed} turn={setSigned} />}
      {items.length < 2 ? null : <ChooseSender senders={items} chosen={chosen} choose={setSender} />}
    </>
  );
  return { chosen: how, below };
}
