import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Button, Group, Skeleton } from '@mantine/core';
import { goesByMail } from '#core/channels/channel.ts';
import { Problem } from '#core/contract/problems.ts';
import { unfilledIn } from '#core/desk/unfilled.ts';
import { listMacros } from '#core/contract/macros.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { useRead } from '../../app/read.ts';
import { Failure } from '../../ui/failure.tsx';
import type { Conversation } from '../summary.ts';
import { WordsField, wordsIn } from '../words/words-field.tsx';
import { runIt } from './running.ts';
import { listed } from '../../ui/format.ts';
import styles from './macros.module.css';

type Macro = WireOutputOf<typeof listMacros>['items'][number];

interface MacroFormProps {
  macro: string;
  conversation: Conversation;
  newest: string | null;
  close(): void;
}

/** What the chosen macro does here, and the button that does it. */
export function MacroForm({ macro, ...rest }: MacroFormProps) {
  const list = useRead(listMacros, { conversation: rest.conversation.id });
  const found = list.data?.items.find(({ id }) => id === macro);
  if (list.error !== null) return <Failure error={list.error} />;
  if (list.data === undefined) return <Skeleton height={180} />;
  if (found === undefined)
    return (
      <p>
        <Trans>There is no such macro any more.</Trans>
      </p>
    );
  return <Look macro={found} {...rest} />;
}

interface LookProps extends Omit<MacroFormProps, 'macro'> {
  macro: Macro;
}

function Look({ macro, conversation, newest, close }: LookProps) {
  const marked = goesByMail(conversation.channel);
  const [answer, setAnswer] = useState(() =>
    macro.filled === null ? null : wordsIn({ text: macro.filled, marked: macro.marked }, { marked }),
  );
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const unfilled = unfilledIn(answer ?? '');
  const ready = answer === null || (answer.trim() !== '' && unfilled.length === 0);
  const run = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await runIt({ macro, conversation, newest, answer, marked, key });
      close();
    } catch (error) {
      // What was refused was not done: the next press is another one. What got no answer is the same.
      if (error instanceof Problem) setKey(crypto.randomUUID());
      setFailure(error);
      setBusy(false);
    }
  };
  return (
    <>
      <h3 className={styles.title}>{macro.title}</h3>
      <ol className={styles.does}>
        {answer === null ? null : (
          <li>
            <Trans>Answer {ph({ customer: conversation.customer.name })}</Trans>
          </li>
        )}
        {macro.does.map((does) => (
          <li key={does}>{does}</li>
        ))}
      </ol>
      {answer === null ? null : (
        <WordsField
          label={t`The answer`}
          marked={marked}
          value={answer}
          write={setAnswer}
          error={
            unfilled.length === 0
              ? undefined
              : t`Not known: ${ph({ names: listed(unfilled) })}. Write what belongs there.`
          }
        />
      )}
      {failure === undefined ? null : <Failure error={failure} />}
      <Group mt="md" gap="xs">
        <Button data-autofocus loading={busy} disabled={!ready} onClick={() => void run()}>
          {answer === null ? t`Run it` : t`Send and run it`}
        </Button>
        <Button variant="default" onClick={close}>
          <Trans>Cancel</Trans>
        </Button>
      </Group>
    </>
  );
}
