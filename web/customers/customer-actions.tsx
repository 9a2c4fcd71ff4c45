import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Button, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import {
  changeCustomer,
  eraseCustomerForGood,
  listCustomers,
  mergeCustomer,
  undoCustomerMerge,
} from '#core/contract/customers.ts';
import { call } from '../app/api.ts';
import { queryClient } from '../app/query-client.ts';
import { startsWithAny, useRead, useWrite } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { toast, toastError } from '../app/toast.tsx';
import { Link } from '@tanstack/react-router';
import { useMayBegin } from '../desk/sight/may-begin.ts';
import { AskFirst } from '../ui/ask-first.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Failure } from '../ui/failure.tsx';
import { FieldRow, Form, useFields } from '../ui/form.tsx';
import { AddCaution } from './add-caution.tsx';
import type { Card } from './customer-frame.tsx';
import styles from './customers.module.css';

const outdates = ['customer.', 'conversation.'];

export function CustomerActions({ card }: { card: Card }) {
  const [edit, merge, erase] = [useMay('customer.edit'), useMay('customer.merge'), useMay('customer.erase')];
  if (card.erasedAt !== null) return null;
  return (
    <>
      <WriteTo card={card} />
      <AddCaution card={card} />
      {edit ? (
        <Dialog open={t`Edit`} title={card.name} variant="default">
          {(close) => <EditForm card={card} close={close} />}
        </Dialog>
      ) : null}
      {merge ? (
        <Dialog open={t`Merge with…`} title={t`Who else is ${ph({ name: card.name })}?`} variant="default">
          {(close) => <MergeForm card={card} close={close} />}
        </Dialog>
      ) : null}
      {erase ? <Erase card={card} /> : null}
    </>
  );
}

/** A new conversation with them. */
function WriteTo({ card: { id } }: { card: Card }) {
  if (!useMayBegin()) return null;
  return (
    <Button renderRoot={(props) => <Link to="/inbox/new" search={{ to: id }} {...props} />} variant="default">
      <Trans>New conversation</Trans>
    </Button>
  );
}

function EditForm({ card, close }: { card: Card; close: () => void }) {
  const change = useWrite(changeCustomer, { outdates, onDone: close });
  const { firstName, lastName, company, language } = card;
  const fields = useFields({
    firstName: firstName ?? '',
    lastName: lastName ?? '',
    company: company ?? '',
    language: language ?? '',
  });
  const submit = (values: typeof fields.values) => {
    const given = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, value.trim() === '' ? null : value.trim()]),
    );
    return change.mutateAsync({ id: card.id, version: card.version, ...given });
  };
  return (
    <Form fields={fields} onSubmit={submit} submit={t`Save`}>
      <FieldRow>
        <TextInput label={t`First name`} data-autofocus {...fields.getInputProps('firstName')} />
        <TextInput label={t`Last name`} {...fields.getInputProps('lastName')} />
      </FieldRow>
      <TextInput label={t`Company`} {...fields.getInputProps('company')} />
      <TextInput
        label={t`Language`}
        description={t`Such as en, sw or pt-BR: questions are asked in it.`}
        {...fields.getInputProps('language')}
      />
    </Form>
  );
}

async function undo(customer: string, merge: string): Promise<void> {
  try {
    await call(undoCustomerMerge, { id: customer, merge });
    await queryClient.invalidateQueries({ predicate: ({ queryKey }) => startsWithAny(queryKey[0], outdates) });
  } catch (error) {
    toastError(error);
  }
}

function MergeForm({ card, close }: { card: Card; close: () => void }) {
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [q] = useDebouncedValue(words.trim(), 200);
  const found = useRead(listCustomers, { q, limit: '10' }, { enabled: q !== '' });
  const merge = useWrite(mergeCustomer, {
    outdates,
    onDone({ id, name, merges: [latest] }) {
      close();
      toast({ text: t`Both are ${name} now`, ...(latest ? { undo: () => void undo(id, latest.id) } : {}) });
    },
  });
  const others = (found.data?.items ?? []).filter(({ id }) => id !== card.id);
  return (
    <div className={styles.form}>
      <Select
        label={t`The other customer`}
        description={t`By name, e-mail, phone or id. This one keeps its name; everything of both stands on one line then.`}
        placeholder={t`Begin to type`}
        searchable
        data-autofocus
        searchValue={words}
        onSearchChange={setWords}
        value={chosen}
        onChange={setChosen}
        filter={({ options }) => options}
        nothingFoundMessage={q === '' ? t`Begin to type` : t`Nobody else fits`}
        data={others.map(({ id, name, email, phone }) => ({
          value: id,
          label: [...new Set([name, email ?? phone])].filter(Boolean).join(' · '),
        }))}
        comboboxProps={{ withinPortal: true }}
      />
      {merge.error ? <Failure error={merge.error} /> : null}
      <div className={styles.right}>
        <Button
          disabled={chosen === null}
          loading={merge.isPending}
          onClick={() => chosen !== null && merge.mutate({ id: card.id, from: chosen })}
        >
          <Trans>Merge</Trans>
        </Button>
      </div>
    </div>
  );
}

function Erase({ card }: { card: Card }) {
  return (
    <AskFirst
      variant="subtle"
      color="bad"
      title={t`Erase ${ph({ name: card.name })} for good?`}
      about={t`Names, addresses, words, files and the person behind every interaction are forgotten everywhere, also in figures and after a restore. Counts stay. This cannot be undone.`}
      confirm={t`Erase ${ph({ name: card.name })}`}
      onConfirm={async () => {
        await call(eraseCustomerForGood, { id: card.id });
        await queryClient.invalidateQueries({ predicate: ({ queryKey }) => startsWithAny(queryKey[0], outdates) });
        toast({ text: t({ message: 'Erased', comment: 'a customer' }) });
      }}
    >
      <Trans>Erase</Trans>
    </AskFirst>
  );
}
