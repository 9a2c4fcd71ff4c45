import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Button, Textarea } from '@mantine/core';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { previewModelProvider, readModelProvider, tryModelProvider } from '#core/contract/model-provider.ts';
import { useWrite } from '../../app/read.ts';
import { State } from '../../ui/badge.tsx';
import { Failure } from '../../ui/failure.tsx';
import { number } from '../../ui/format.ts';
import { Pane } from '../../ui/page.tsx';
import { sentimentNames } from '../readings/reading-words.ts';
import { keyOf, outcomeNames, purposeNames, type Typed } from './provider-words.ts';
import styles from './provider.module.css';

type Preview = WireOutputOf<typeof previewModelProvider>;
type Tried = WireOutputOf<typeof tryModelProvider>;

interface LeavesProps {
  typed: Typed;
  /** On already, by these settings. */
  active: boolean;
  onAgree: () => Promise<unknown>;
}

/** What would leave for a text, to the letter; whoever has seen it may try it and turn it on. */
export function LeavesPane({ typed, active, onAgree }: LeavesProps) {
  const [text, setText] = useState(
    t`My name is Ada Lovelace, ada@mail.example, +44 20 7946 0958. Order 4711234 is late again and nobody answers!`,
  );
  const preview = useWrite(previewModelProvider, {});
  const trial = useWrite(tryModelProvider, { outdates: [readModelProvider] });
  const target = { address: typed.address, model: typed.model };
  const ready = typed.address.trim() !== '' && typed.model.trim() !== '' && text.trim() !== '';
  const failure = preview.error ?? trial.error;
  const asked = preview.variables;
  const seen = asked?.address === target.address && asked.model === target.model ? preview.data : undefined;
  return (
    <Pane
      title={t`What leaves`}
      about={t`Names of the customer and of your people are taken out, too, wherever they are known.`}
    >
      <div className={styles.lines}>
        <Textarea
          label={t`A text as a customer writes it`}
          autosize
          minRows={2}
          maxLength={5000}
          value={text}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value);
            preview.reset();
          }}
        />
        <div className={styles.buttons}>
          <Button
            variant="default"
            disabled={!ready}
            loading={preview.isPending}
            onClick={() => preview.mutate({ ...target, text })}
          >
            <Trans>Show what leaves</Trans>
          </Button>
          <Button
            variant="default"
            disabled={!ready}
            loading={trial.isPending}
            onClick={() => trial.mutate({ ...target, ...keyOf(typed), text })}
          >
            <Trans>Try it</Trans>
          </Button>
        </div>
        {failure === null ? null : <Failure error={failure} />}
        {trial.data === undefined ? null : <Answer tried={trial.data} />}
        {seen === undefined ? null : <Leaving preview={seen} typed={typed} />}
        <TurnOn seen={seen !== undefined} active={active} onAgree={onAgree} />
      </div>
    </Pane>
  );
}

function Answer({ tried: { outcome, sentiment, answer, trouble, milliseconds } }: { tried: Tried }) {
  const took = number(milliseconds);
  return (
    <div role="status">
      <State tone={outcome === 'answered' ? 'good' : 'bad'}>{outcomeNames[outcome]}</State>{' '}
      <Trans>after {took} ms</Trans>
      {sentiment === null ? null : <b>: {sentimentNames[sentiment]}</b>}
      {trouble === null ? null : <div>{trouble}</div>}
      {answer === null ? null : <q className={styles.answer}>{answer}</q>}
    </div>
  );
}

function Leaving({ preview: { requests }, typed }: { preview: Preview; typed: Typed }) {
  return requests
    .filter(({ purpose }) => typed[purpose])
    .map(({ purpose, url, body }) => (
      <figure key={purpose} className={styles.leaving}>
        <figcaption>{purposeNames[purpose]}</figcaption>
        <pre tabIndex={0} dir="ltr">{`POST ${url}\n\n${JSON.stringify(JSON.parse(body), null, 2)}`}</pre>
      </figure>
    ));
}

function TurnOn({ seen, active, onAgree }: { seen: boolean; active: boolean; onAgree: () => Promise<unknown> }) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  if (active) return null;
  const agree = () => {
    setBusy(true);
    setFailure(undefined);
    onAgree()
      .catch(setFailure)
      .finally(() => setBusy(false));
  };
  return (
    <>
      {failure === undefined ? null : <Failure error={failure} />}
      <div className={styles.buttons}>
        <Button disabled={!seen} loading={busy} onClick={agree}>
          <Trans>Let this leave, and turn it on</Trans>
        </Button>
        {seen ? null : (
          <span className="muted">
            <Trans>Look first at what leaves.</Trans>
          </span>
        )}
      </div>
    </>
  );
}
