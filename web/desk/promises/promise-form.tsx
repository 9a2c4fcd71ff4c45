import { ph, plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Modal, Select, TextInput, UnstyledButton } from '@mantine/core';
import { listMembers } from '#core/contract/people.ts';
import { listPromiseTimes } from '#core/contract/promises.ts';
import { useRead } from '../../app/read.ts';
import { useSession } from '../../app/session.ts';
import { FieldRow, Form, useFields } from '../../ui/form.tsx';
import { dayAndClock, duration, zoneOfPages } from '../../ui/format.ts';
import { inputOf, ofInput } from '../later.ts';
import { change, promise } from './acting.ts';
import { promiseChoices, reminders } from './promise-times.ts';
import { lateWords, type CustomerPromise } from './promise-words.ts';
import styles from './promises.module.css';

interface PromiseFormProps {
  conversation: { id: string; customer: { name: string } };
  /** The promise to change; left out for a new one. */
  former?: CustomerPromise | undefined;
  close: () => void;
}

interface Values extends Record<string, unknown> {
  text: string;
  dueAt: string;
  owner: string;
  remind: string;
}

const usualReminder = '900';

function remindOf({ dueAt, remindAt }: CustomerPromise): string {
  if (remindAt === null) return '';
  return String(Math.round((new Date(dueAt).getTime() - new Date(remindAt).getTime()) / 1000));
}

function startOf(former: CustomerPromise | undefined, { me, zone }: { me: string; zone: string }): Values {
  if (former === undefined)
    return {
      text: '',
      dueAt: inputOf(promiseChoices(new Date(), zone)[0]!.at, zone),
      owner: me,
      remind: usualReminder,
    };
  const { text, dueAt, owner } = former;
  return { text, dueAt: inputOf(new Date(dueAt), zone), owner: owner?.id ?? '', remind: remindOf(former) };
}

/** What is different, so that nothing else is touched. */
function changesOf(now: Values, before: Values, zone: string) {
  const remind = now.remind === '' ? null : Number(now.remind);
  return {
    ...(now.text === before.text ? {} : { text: now.text }),
    ...(now.dueAt === before.dueAt ? {} : { dueAt: ofInput(now.dueAt, zone)!.toISOString() }),
    ...(now.remind === before.remind ? {} : { remind }),
    ...(now.owner === before.owner ? {} : { owner: now.owner === '' ? null : now.owner }),
  };
}

function madeOf({ text, dueAt, owner, remind }: Values, zone: string) {
  return {
    text,
    dueAt: (ofInput(dueAt, zone) ?? new Date(0)).toISOString(),
    remind: remind === '' ? null : Number(remind),
    ...(owner === '' ? {} : { owner }),
  };
}

/** Promises a customer something, or changes what was promised. */
export function PromiseForm({ conversation, former, close }: PromiseFormProps) {
  const { user } = useSession();
  const zone = zoneOfPages();
  const [before] = useState(() => startOf(former, { me: user.id, zone }));
  const fields = useFields<Values>(before);
  const [over] = useState(() => former !== undefined && lateWords(former, new Date()) !== null);
  const submit = async (values: Values) => {
    if (former === undefined) await promise({ id: conversation.id, ...madeOf(values, zone) });
    else await change({ id: former.id, version: former.version, ...changesOf(values, before, zone) });
    close();
  };
  return (
    <Modal
      opened
      onClose={close}
      title={
        former === undefined
          ? t`Promise ${ph({ customer: conversation.customer.name })} something`
          : t`Change the promise`
      }
    >
      <Form
        fields={fields}
        onSubmit={submit}
        submit={former === undefined ? t({ message: 'Promise', context: 'verb' }) : t`Save`}
        whenDirty={former !== undefined}
      >
        <TextInput
          label={t`What`}
          description={t`In your words, as the customer heard it. They are not told by this: tell them in your answer.`}
          placeholder={t`We call you back`}
          required
          maxLength={500}
          data-autofocus
          disabled={over}
          {...fields.getInputProps('text')}
        />
        {over ? (
          <p className={styles.over}>
            <Trans>Its time is over: only who sees to it can be changed. Promise anew for another time.</Trans>
          </p>
        ) : (
          <When
            conversation={conversation.id}
            chosen={fields.values.dueAt}
            choose={(dueAt) => fields.setFieldValue('dueAt', dueAt)}
            input={fields.getInputProps('dueAt')}
          />
        )}
        <FieldRow>
          <Owner input={fields.getInputProps('owner')} />
          <Reminder former={before.remind} disabled={over} input={fields.getInputProps('remind')} />
        </FieldRow>
      </Form>
    </Modal>
  );
}

function Reminder({ former, disabled, input }: { former: string; disabled: boolean; input: Input }) {
  const data = remindersWith(former);
  return <Select label={t`Reminder`} data={data} allowDeselect={false} disabled={disabled} {...input} />;
}

function remindersWith(value: string) {
  if (reminders.some((each) => each.value === value)) return [...reminders];
  return [...reminders, { value, label: t`${ph({ time: duration(Number(value)) })} before` }];
}

type Input = object;

function Owner({ input }: { input: Input }) {
  const { user } = useSession();
  const members = useRead(listMembers, {}, { staleTime: 60_000 });
  const others = (members.data?.items ?? []).filter((each) => each.user !== user.id && each.role !== 'viewer');
  return (
    <Select
      label={t`Who sees to it`}
      searchable
      allowDeselect={false}
      data={[
        { value: user.id, label: t`You` },
        ...others.map(({ user: value, name, role }) => ({
          value,
          label: role === 'contributor' ? t`${name} (contributor)` : name,
        })),
      ]}
      {...input}
    />
  );
}

interface WhenProps {
  conversation: string;
  chosen: string;
  choose: (dueAt: string) => void;
  input: Input;
}

/** By when: what people usually promise, in business time too, or any other moment. */
function When({ conversation, chosen, choose, input }: WhenProps) {
  const zone = zoneOfPages();
  const [now] = useState(() => new Date());
  const business = useRead(listPromiseTimes, { id: conversation });
  const choices = [
    ...promiseChoices(now, zone),
    ...(business.data?.items ?? []).map(({ hours, at }) => ({
      label: plural(hours, { one: 'In a business hour', other: 'In # business hours' }),
      at: new Date(at),
    })),
  ];
  return (
    <div>
      <div className={styles.choices} role="group" aria-label={t`Usual times`}>
        {choices.map(({ label, at }) => (
          <UnstyledButton
            key={label}
            className={styles.choice}
            aria-pressed={inputOf(at, zone) === chosen}
            title={dayAndClock(at, now)}
            onClick={() => choose(inputOf(at, zone))}
          >
            {label}
          </UnstyledButton>
        ))}
      </div>
      <TextInput
        type="datetime-local"
        label={t({ message: `By (${zone})`, comment: 'By when, in this time zone' })}
        required
        {...input}
      />
    </div>
  );
}
