import { t } from '@lingui/core/macro';
import { Textarea } from '@mantine/core';
import { noteOnRecovery } from '#core/contract/care.ts';
import { useWrite } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { Form, useFields } from '../ui/form.tsx';
import { Moment } from '../ui/moment.tsx';
import { Pane } from '../ui/page.tsx';
import styles from './care.module.css';
import type { WholeRecovery } from './case-words.ts';
import { stepWords } from './step-words.ts';

/** Who did what in a case, and a note to it. */
export function CaseHistory({ recovery: { id, steps } }: { recovery: WholeRecovery }) {
  const may = useMay('care.work');
  return (
    <Pane title={t`History`}>
      <ol className={styles.history}>
        {steps.map((step) => (
          <li key={step.id} data-noted={step.what === 'noted'}>
            <span>{stepWords(step)}</span>{' '}
            <small>
              {step.what === 'noted' ? `${step.by} · ` : null}
              <Moment at={step.at} />
            </small>
          </li>
        ))}
      </ol>
      {may ? <Note key={steps.length} id={id} /> : null}
    </Pane>
  );
}

function Note({ id }: { id: string }) {
  const write = useWrite(noteOnRecovery, { outdates: ['recovery.'] });
  const fields = useFields({ text: '' });
  return (
    <Form fields={fields} onSubmit={({ text }) => write.mutateAsync({ id, text })} submit={t`Note`} whenDirty>
      <Textarea
        label={t`Note`}
        description={t`For colleagues: what was said on the phone, what was agreed.`}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
        required
        {...fields.getInputProps('text')}
      />
    </Form>
  );
}
