import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { IconPencil } from '@tabler/icons-react';
import { listCannedReplies } from '#core/contract/canned.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { plainOf } from '#core/marked/plain.ts';
import { readMarked } from '#core/marked/read.ts';
import { useRead } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { Pane } from '../ui/page.tsx';
import styles from './care.module.css';
import type { WholeRecovery } from './case-words.ts';
import { useWriting } from './writing.ts';

type Template = WireOutputOf<typeof listCannedReplies>['items'][number];

const textOf = ({ filled, text }: Template) => filled ?? text;
const plainText = (template: Template) => (template.marked ? plainOf(readMarked(textOf(template))) : textOf(template));

/** Writing to the customer, with an apology begun or without one. */
export function Contact({ recovery }: { recovery: WholeRecovery }) {
  const { conversation, customer } = recovery;
  const may = useMay('conversation.reply');
  const begin = useWriting(recovery);
  if (!may) return null;
  if (conversation === null)
    return (
      <Pane title={t`Write to ${ph({ name: customer.name })}`}>
        <Button fullWidth leftSection={<IconPencil size={16} stroke={1.7} />} onClick={() => begin('')}>
          <Trans>Begin a conversation</Trans>
        </Button>
      </Pane>
    );
  const write = (template?: Template) =>
    begin(template === undefined ? '' : plainText(template), template?.marked === true ? textOf(template) : undefined);
  return (
    <Pane title={t`Write to ${ph({ name: customer.name })}`}>
      <div className={styles.acts}>
        <Button fullWidth leftSection={<IconPencil size={16} stroke={1.7} />} onClick={() => write()}>
          <Trans>Write in the conversation</Trans>
        </Button>
        <Templates conversation={conversation.id} write={write} />
      </div>
    </Pane>
  );
}

function Templates({ conversation, write }: { conversation: string; write: (template: Template) => void }) {
  const { data } = useRead(listCannedReplies, { conversation }, { staleTime: 60_000 });
  const apologies = data?.items.filter(({ kind }) => kind === 'apology') ?? [];
  if (data === undefined) return null;
  if (apologies.length === 0)
    return (
      <Link to="/settings/canned-replies">
        <Trans>Write an apology to begin with</Trans>
      </Link>
    );
  return (
    <>
      {apologies.map((template) => (
        <UnstyledButton key={template.id} className={styles.template ?? ''} onClick={() => write(template)}>
          <b>{template.title}</b>
          <span>{plainText(template)}</span>
        </UnstyledButton>
      ))}
    </>
  );
}
