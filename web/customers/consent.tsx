import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Select, Textarea, TextInput } from '@mantine/core';
import { IconMessageQuestion } from '@tabler/icons-react';
import { listConsents, sayConsent } from '#core/contract/consents.ts';
import { standing, type ConsentChannel, type ConsentSource, type ConsentState } from '#core/customers/consent.ts';
import { useRead, useWrite } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { toast } from '../app/toast.tsx';
import { inputOf, ofInput } from '../desk/later.ts';
import { Badge } from '../ui/badge.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { FieldRow, Form, useFields, type Fields } from '../ui/form.tsx';
import { dayOf, zoneOfPages } from '../ui/format.ts';
import { consentChannelWords, consentSourceWords } from './consent-words.ts';
import styles from './consent.module.css';
import type { Card } from './customer-frame.tsx';

type Word = Card['consents'][number];

/** Whether the customer agreed to be asked for their opinion, and who may write down what they say. */
export function Consent({ card }: { card: Card }) {
  const may = useMay('customer.edit');
  if (card.erasedAt !== null || !card.known) return null;
  const said = standing(card.consents).filter(({ purpose }) => purpose === 'opinion');
  return (
    <div className={styles.consent}>
      <IconMessageQuestion size={16} stroke={1.7} aria-hidden="true" />
      <span>
        <Trans>Being asked for their opinion:</Trans>
      </span>
      <Standing said={said} />
      {may || said.length > 0 ? (
        <Dialog
          open={may ? t`Change…` : t`History…`}
          title={t`May we ask ${ph({ name: card.name })} for their opinion?`}
          variant="subtle"
          size="compact-sm"
        >
          {(close) => (
            <>
              {may ? <ConsentForm customer={card.id} said={said[0]} close={close} /> : null}
              <History customer={card.id} />
            </>
          )}
        </Dialog>
      ) : null}
    </div>
  );
}

function Standing({ said }: { said: readonly Word[] }) {
  if (said.length === 0)
    return (
      <span className="muted">
        <Trans>they said nothing yet</Trans>
      </span>
    );
  return (
    <ul className={styles.standing}>
      {said.map((word) => (
        <li key={word.channel}>
          <StateBadge state={word.state} /> <span className="muted">{wordsOf(word)}</span>
        </li>
      ))}
    </ul>
  );
}

function StateBadge({ state }: Pick<Word, 'state'>) {
  return state === 'given' ? (
    <Badge tone="good">{t({ message: 'agreed', comment: 'a customer gave consent' })}</Badge>
  ) : (
    <Badge tone="warn">{t({ message: 'withdrawn', comment: 'a customer withdrew consent' })}</Badge>
  );
}

function wordsOf({ at, source, by, edition, channel }: Word): string {
  const day = dayOf(at);
  const where = consentSourceWords[source];
  const said =
    edition === null
      ? t`${ph({ day })}, ${ph({ where })}, written down by ${ph({ name: by })}`
      : t`${ph({ day })}, in the survey “${ph({ name: by })}”, edition ${ph({ number: edition })}`;
  return channel === 'all' ? said : `${consentChannelWords[channel]}: ${said}`;
}

type ConsentValues = {
  state: ConsentState;
  channel: ConsentChannel;
  source: ConsentSource;
  day: string;
  note: string;
};

interface ConsentFormProps {
  customer: string;
  said: Word | undefined;
  close: () => void;
}

function ConsentForm({ customer, said, close }: ConsentFormProps) {
  const say = useWrite(sayConsent, {
    outdates: ['customer.', 'ask.'],
    onDone: () => {
      close();
      toast({ text: t`Written down` });
    },
  });
  const fields = useFields<ConsentValues>({
    state: said?.state === 'given' ? 'withdrawn' : 'given',
    channel: 'all',
    source: 'agent',
    day: '',
    note: '',
  });
  return (
    <Form
      fields={fields}
      submit={t`Write down`}
      onSubmit={({ day, ...values }) => say.mutateAsync({ id: customer, ...values, ...momentOf(day) })}
    >
      <Select
        label={t`What they said`}
        description={t`Who withdraws is asked nothing any more at once, also by what waits.`}
        allowDeselect={false}
        data-autofocus
        data={[
          { value: 'given', label: t`They agree to be asked` },
          { value: 'withdrawn', label: t`They do not want to be asked` },
        ]}
        {...fields.getInputProps('state')}
      />
      <WhereSaid fields={fields} />
      <Textarea
        label={t`Note`}
        description={t`Such as the words they agreed to; forgotten with the customer.`}
        autosize
        minRows={2}
        maxLength={500}
        {...fields.getInputProps('note')}
      />
    </Form>
  );
}

function WhereSaid({ fields }: { fields: Fields<ConsentValues> }) {
  return (
    <>
      <Select
        label={t`On which channels`}
        allowDeselect={false}
        data={Object.entries(consentChannelWords).map(([value, label]) => ({ value, label }))}
        {...fields.getInputProps('channel')}
      />
      <FieldRow>
        <Select
          label={t`Where they said it`}
          allowDeselect={false}
          data={Object.entries(consentSourceWords).map(([value, label]) => ({ value, label }))}
          {...fields.getInputProps('source')}
        />
        <TextInput type="date" label={t`When, if not just now`} {...fields.getInputProps('day')} />
      </FieldRow>
    </>
  );
}

/** The beginning of a day that is over; of today it is now. */
function momentOf(day: string): { at?: string } {
  const zone = zoneOfPages();
  const at = inputOf(new Date(), zone).startsWith(day) ? undefined : ofInput(`${day}T00:00`, zone);
  return at === undefined ? {} : { at: at.toISOString() };
}

/** Every word stays: what is to be shown to who asks for a proof. */
function History({ customer }: { customer: string }) {
  const words = useRead(listConsents, { id: customer }).data?.items ?? [];
  if (words.length === 0) return null;
  return (
    <>
      <h3 className={styles.before}>
        <Trans>What they said so far</Trans>
      </h3>
      <ul className={styles.history} aria-label={t`What they said so far`}>
        {words.map((word) => (
          <li key={`${word.at} ${word.channel} ${word.state}`}>
            <StateBadge state={word.state} /> {wordsOf(word)}
            {word.note === '' ? null : <p className={styles.note}>{word.note}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}
