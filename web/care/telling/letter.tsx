import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Textarea } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { writeLetter } from '#core/contract/telling.ts';
import { call } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { useWrite } from '../../app/read.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { Moment } from '../../ui/moment.tsx';
import { attempt } from '../acting.ts';
import styles from '../care.module.css';
import type { WholeCause } from '../cause-words.ts';
import { reasonWords, type Named } from './telling-words.ts';

interface LetterProps {
  cause: WholeCause;
  named: Named;
}

/** How far it is with telling one customer; what they are told can be changed, or they are left out. */
export function Letter({ cause, named }: LetterProps) {
  const { state, toldAt, dueAt, conversation } = named;
  if (state === 'told') return <Told at={toldAt} conversation={conversation} />;
  if (state === 'queued')
    return (
      <span className="muted">
        <Trans>goes</Trans> {dueAt === null ? null : <Moment at={dueAt} />}
      </span>
    );
  return (
    <div className={styles.letter}>
      <Why named={named} />
      <Acts cause={cause} named={named} />
    </div>
  );
}

function Told({ at, conversation }: { at: string | null; conversation: string | null }) {
  const when = at === null ? t`Told` : <Moment at={at} />;
  if (conversation === null) return <span className="muted">{when}</span>;
  return (
    <Link to="/inbox/$conversation" params={{ conversation }} search={{}}>
      {when}
    </Link>
  );
}

function Why({ named: { state, reason, peace, words } }: { named: Named }) {
  const why = peace ?? (state === 'held' ? reason : null);
  if (why !== null) return <small className={styles.heldBack}>{reasonWords(why)}</small>;
  if (state === 'skipped') return <small className="muted">{t`Left out`}</small>;
  return words === null ? null : <small className="muted">{t`In words of our own`}</small>;
}

function Acts({ cause, named }: LetterProps) {
  const may = useMay('care.work');
  if (!may || cause.state !== 'fixed') return null;
  const { customer, words, version, state } = named;
  const skipped = state !== 'skipped';
  const skip = () =>
    void attempt(() => call(writeLetter, { id: cause.id, customer: customer.id, words, skipped, version }));
  return (
    <span className={styles.letterActs}>
      <Dialog
        wide
        size="compact-sm"
        variant="default"
        leftSection={<IconPencil size={14} stroke={1.7} />}
        open={t`Words`}
        title={t`What ${ph({ name: customer.name })} is told`}
      >
        {(close) => <Words cause={cause} named={named} close={close} />}
      </Dialog>
      <Button size="compact-sm" variant="subtle" onClick={skip}>
        {skipped ? t`Leave out` : t`Take in`}
      </Button>
    </span>
  );
}

function Words({ cause, named, close }: LetterProps & { close: () => void }) {
  const { customer, draft, version } = named;
  const write = useWrite(writeLetter, { outdates: ['cause.'], onDone: close });
  const fields = useFields({ words: named.words ?? draft });
  return (
    <Form
      fields={fields}
      submit={t`Keep these words`}
      onSubmit={({ words }) =>
        write.mutateAsync({ id: cause.id, customer: customer.id, words: words === draft ? null : words, version })
      }
      beside={
        <Button variant="default" onClick={() => fields.setFieldValue('words', draft)}>
          <Trans>The draft again</Trans>
        </Button>
      }
    >
      <Textarea
        label={t`Words`}
        autosize
        minRows={8}
        maxRows={20}
        maxLength={10_000}
        dir="auto"
        {...fields.getInputProps('words')}
      />
    </Form>
  );
}
