import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Button, TextInput } from '@mantine/core';
import { inputOf, ofInput } from '../../desk/later.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldRow, Form, useFields } from '../../ui/form.tsx';
import { Pane } from '../../ui/page.tsx';
import styles from '../settings.module.css';
import type { Calendar, CalendarPart } from './calendar.ts';
import { momentText } from './words.ts';

interface ClosuresProps {
  calendar: Calendar;
  mayEdit: boolean;
  save: (part: CalendarPart, text: string) => Promise<void>;
  change: (part: CalendarPart, text: string) => void;
}

/** From one moment to another nobody is there, whatever the week says. */
export function ClosuresPane({ calendar, mayEdit, save, change }: ClosuresProps) {
  const { closures, zone } = calendar;
  return (
    <Pane
      flush
      title={t`Closures`}
      about={t`From one moment to another, whatever the week says: a move, a power cut, the summer.`}
      actions={
        mayEdit ? (
          <Dialog open={t`Add a closure`} size="compact-sm" title={t`Add a closure`}>
            {(close) => <ClosureForm {...{ calendar, save, close }} />}
          </Dialog>
        ) : undefined
      }
    >
      <div className={styles.list}>
        {closures.length === 0 ? (
          <p className={styles.listItem}>
            <Trans context="closures">None.</Trans>
          </p>
        ) : null}
        {closures.map(({ from, until, reason }, at) => (
          <div key={`${from} ${until} ${at}`} className={styles.listItem}>
            <span className={styles.listMain}>
              {momentText(from, zone)} – {momentText(until, zone)}
              {reason === '' ? null : <small className={styles.clip}>{reason}</small>}
            </span>
            {mayEdit ? (
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() => change({ closures: closures.toSpliced(at, 1) }, t`Closure taken out`)}
              >
                <Trans>Take out</Trans>
              </Button>
            ) : null}
          </div>
        ))}
      </div>
    </Pane>
  );
}

function ClosureForm({ calendar, save, close }: Pick<ClosuresProps, 'calendar' | 'save'> & { close: () => void }) {
  const { closures, zone } = calendar;
  const [now] = useState(() => Date.now());
  const fields = useFields({
    from: inputOf(new Date(now), zone),
    until: inputOf(new Date(now + 86_400_000), zone),
    reason: '',
  });
  const submit = async ({ from, until, reason }: typeof fields.values) => {
    const [begins, ends] = [ofInput(from, zone), ofInput(until, zone)];
    if (begins === undefined || ends === undefined) return;
    if (ends <= begins) {
      fields.setErrors({ until: t`must be after the beginning` });
      return;
    }
    const made = { from: begins.toISOString(), until: ends.toISOString(), reason };
    const all = [...closures, made].toSorted((a, b) => a.from.localeCompare(b.from));
    await save({ closures: all }, t`Closed until ${ph({ time: momentText(made.until, zone) })}`);
    close();
  };
  return (
    <Form fields={fields} onSubmit={submit} submit={t`Add`}>
      <FieldRow>
        <TextInput type="datetime-local" label={t`From (${zone})`} required {...fields.getInputProps('from')} />
        <TextInput type="datetime-local" label={t`Until`} required {...fields.getInputProps('until')} />
      </FieldRow>
      <TextInput label={t`Reason`} placeholder={t`We are moving`} maxLength={200} {...fields.getInputProps('reason')} />
    </Form>
  );
}
