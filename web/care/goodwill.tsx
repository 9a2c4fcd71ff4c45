import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { gestureKinds, type GestureState } from '#core/care/goodwill.ts';
import { decideGoodwill, giveGoodwill, undoGoodwill } from '#core/contract/care.ts';
import { getSettings } from '#core/contract/people.ts';
import { inMinorUnits, minorDigits } from '#core/touchpoints/facts.ts';
import { call } from '../app/api.ts';
import { useRead, useWrite } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { toast } from '../app/toast.tsx';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { FieldRow, Form, useFields } from '../ui/form.tsx';
import { money } from '../ui/format.ts';
import { Moment } from '../ui/moment.tsx';
import { Pane } from '../ui/page.tsx';
import { attempt } from './acting.ts';
import styles from './care.module.css';
import type { WholeRecovery } from './case-words.ts';
import { gestureNames } from './step-words.ts';

type Gesture = WholeRecovery['gestures'][number];

const states: Readonly<Record<GestureState, readonly [words: string, tone: Tone]>> = {
  waiting: [t`Waits for approval`, 'warn'],
  given: [t({ message: 'Given', comment: 'to a customer, to make up for something' }), 'good'],
  refused: [t({ message: 'Refused', comment: 'what somebody wanted to give' }), 'bad'],
  undone: [t`Taken back`, 'plain'],
};

/** What the customer was given to make up for it. */
export function Goodwill({ recovery }: { recovery: WholeRecovery }) {
  const may = useMay('care.work') && recovery.state !== 'closed';
  const { gestures } = recovery;
  if (!may && gestures.length === 0) return null;
  return (
    <Pane
      title={t`Goodwill`}
      about={gestures.length === 0 ? t`What the customer is given to make up for it stands on their line.` : undefined}
      actions={
        may ? (
          <Dialog open={t`Give something`} title={t`Give something to make up for it`} variant="default">
            {(close) => <GiveForm id={recovery.id} close={close} />}
          </Dialog>
        ) : null
      }
    >
      {gestures.length === 0 ? null : (
        <ul className={styles.gestures}>
          {gestures.map((gesture) => (
            <li key={gesture.id}>
              <One gesture={gesture} />
            </li>
          ))}
        </ul>
      )}
    </Pane>
  );
}

function One({ gesture }: { gesture: Gesture }) {
  const { kind, state, words, by, decidedBy, at } = gesture;
  const [said, tone] = states[state];
  return (
    <>
      <span className={styles.gesture}>
        <b>
          {money(gesture)} · {gestureNames[kind]}
        </b>
        {words === '' ? null : <span>{words}</span>}
        <small>
          {decidedBy === null || decidedBy === by ? by : `${by}, ${decidedBy}`} · <Moment at={at} />
        </small>
      </span>
      <Badge tone={tone}>{said}</Badge>
      <Acts gesture={gesture} />
    </>
  );
}

function Acts({ gesture: { id, state, version } }: { gesture: Gesture }) {
  const mayApprove = useMay('care.approve');
  const mayUndo = useMay('care.work');
  const decide = (said: 'given' | 'refused') => () =>
    void attempt(() => call(decideGoodwill, { id, version, state: said }));
  return (
    <span className={styles.gestureActs}>
      {state === 'waiting' && mayApprove ? (
        <>
          <Button size="compact-sm" onClick={decide('given')}>
            <Trans>Approve</Trans>
          </Button>
          <Button size="compact-sm" variant="default" onClick={decide('refused')}>
            <Trans>Refuse</Trans>
          </Button>
        </>
      ) : null}
      {mayUndo && (state === 'waiting' || state === 'given') ? (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          onClick={() => void attempt(() => call(undoGoodwill, { id, version }))}
        >
          <Trans>Take back</Trans>
        </Button>
      ) : null}
    </span>
  );
}

function GiveForm({ id, close }: { id: string; close: () => void }) {
  const currency = useRead(getSettings, {}, { staleTime: 60_000 }).data?.currency;
  return currency === undefined ? null : <GiveFields id={id} currency={currency} close={close} />;
}

function GiveFields({ id, currency, close }: { id: string; currency: string; close: () => void }) {
  const write = useWrite(giveGoodwill, {
    outdates: ['recovery.', 'customer.line'],
    onDone: ({ gestures }) => {
      close();
      const made = gestures.at(-1);
      if (made === undefined) return;
      const undo = () => void attempt(() => call(undoGoodwill, { id: made.id, version: made.version }));
      const amount = money(made);
      toast({ text: made.state === 'given' ? t`Given: ${amount}` : t`${amount} waits for approval`, undo });
    },
  });
  const fields = useFields({ kind: 'voucher', amount: 0, currency, words: '' });
  const { amount, currency: chosen } = fields.values;
  const known = /^[A-Z]{3}$/.test(chosen);
  return (
    <Form
      fields={fields}
      onSubmit={({ kind, words }) =>
        write.mutateAsync({
          id,
          kind: gestureKinds.find((each) => each === kind) ?? 'other',
          amount: known ? inMinorUnits(amount, chosen) : amount,
          currency: chosen,
          words,
        })
      }
      submit={t`Give`}
    >
      <Select
        label={t`What`}
        allowDeselect={false}
        data={gestureKinds.map((value) => ({ value, label: gestureNames[value] }))}
        {...fields.getInputProps('kind')}
      />
      <FieldRow>
        <NumberInput
          label={t`Worth`}
          min={0}
          decimalScale={known ? minorDigits(chosen) : 2}
          required
          data-autofocus
          {...fields.getInputProps('amount')}
          onChange={(value) => fields.setFieldValue('amount', Number(value))}
        />
        <TextInput
          label={t`Currency`}
          description={t`as ${ph({ example: 'EUR' })}`}
          required
          maxLength={3}
          {...fields.getInputProps('currency')}
          onChange={({ currentTarget }) => fields.setFieldValue('currency', currentTarget.value.toUpperCase())}
        />
      </FieldRow>
      <TextInput label={t`Words`} maxLength={500} {...fields.getInputProps('words')} />
    </Form>
  );
}
