import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Textarea } from '@mantine/core';
import { useId } from '@mantine/hooks';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { changeMasking, readMasking } from '#core/contract/masking.ts';
import { faultOfPattern, type PatternFault } from '#core/listening/redact/pattern.ts';
import { redact } from '#core/listening/redact/redact.ts';
import { queryClient } from '../../app/query-client.ts';
import { keyOf, useRead, useWrite } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import { toast } from '../../app/toast.tsx';
import { StartAfresh } from '../../ui/afresh.ts';
import { Form, useFields } from '../../ui/form.tsx';
import { Page, Pane, Stack } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { MaskedText } from './masked-text.tsx';
import styles from './masking.module.css';

type Masking = WireOutputOf<typeof readMasking>;

const example = 'KD ## @';

const faultWords: Record<PatternFault, string> = {
  length: t`3 to 40 characters, please`,
  digit: t`it needs at least one # for a digit, else it would take words out`,
  many: t`the sign * may stand in it only once`,
  ends: t`it must begin and end with a letter, a digit, #, @ or *`,
};

const patternsOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** How the company's own numbers look, with a text to try it on. */
export function MaskingPage() {
  const masking = useRead(readMasking, {});
  return (
    <Page
      narrow
      title={t`Redaction`}
      about={t`Mail addresses, links, phones, cards, bank accounts, streets, codes and known names are taken out of customers’ words wherever these are shown without who wrote them, and before anything leaves this server.`}
    >
      <Loaded query={masking}>{(data) => <Shown masking={data} />}</Loaded>
    </Page>
  );
}

/** What is typed stays when somebody else changes the patterns meanwhile; saving says so then. */
function Shown({ masking }: { masking: Masking }) {
  const [shown, setShown] = useState(masking);
  const present = () => setShown(queryClient.getQueryData<Masking>(keyOf(readMasking, {})) ?? masking);
  return (
    <StartAfresh value={present}>
      <Patterns key={shown.version} masking={shown} onSaved={setShown} />
    </StartAfresh>
  );
}

function Patterns({ masking: { patterns, version }, onSaved }: { masking: Masking; onSaved: (now: Masking) => void }) {
  const may = useMay('settings.manage');
  const write = useWrite(changeMasking, {
    outdates: [readMasking, 'label.'],
    onDone: (saved) => {
      onSaved(saved);
      toast({ text: t`Saved` });
    },
  });
  const fields = useFields({ patterns: patterns.join('\n') });
  const typed = patternsOf(fields.values.patterns);
  const faults = typed.flatMap((pattern) => {
    const fault = faultOfPattern(pattern);
    return fault === undefined ? [] : [`${pattern}: ${faultWords[fault]}`];
  });
  return (
    <Stack>
      <Pane title={t`Numbers of your own`}>
        <Form
          fields={fields}
          onSubmit={() => write.mutateAsync({ patterns: typed, version })}
          submit={t`Save`}
          whenDirty
          waits={!may || faults.length > 0}
        >
          <Textarea
            label={t`One pattern on each line`}
            description={
              <Trans>
                {ph({ digit: '#' })} stands for a digit, {ph({ letter: '@' })} for a letter, {ph({ many: '*' })} for one
                or more of both; all else for itself. Small and capital letters are the same.
              </Trans>
            }
            placeholder={example}
            autosize
            minRows={3}
            readOnly={!may}
            {...fields.getInputProps('patterns')}
            error={faults.join('; ') || undefined}
          />
        </Form>
      </Pane>
      <TryOut patterns={typed.filter((pattern) => faultOfPattern(pattern) === undefined)} />
    </Stack>
  );
}

/** What a text looks like with the patterns as they are typed, at once. */
function TryOut({ patterns }: { patterns: readonly string[] }) {
  const [text, setText] = useState(t`My customer number is KD 12 A, call me on +44 20 7946 0958.`);
  const id = useId();
  return (
    <Pane
      title={t`Try it`}
      about={t`Nothing is sent or kept. Where it is used, the names of the customer and of your people are taken out, too.`}
    >
      <div className={styles.lines}>
        <Textarea
          label={t`A text as a customer writes it`}
          autosize
          minRows={2}
          maxLength={2000}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <span id={id} className="muted">
          <Trans>This is left of it:</Trans>
        </span>
        <output className={styles.tried} aria-labelledby={id} dir="auto">
          <MaskedText pieces={redact(text, { patterns })} />
        </output>
      </div>
    </Pane>
  );
}
