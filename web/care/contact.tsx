import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, UnstyledButton } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { IconPencil } from '@tabler/icons-react';
import { listCannedReplies } from '#core/contract/canned.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { goesByMail, channelKinds } from '#core/channels/channel.ts';
import { markedOfPlain } from '#core/marked/write.ts';
import { plainOf } from '#core/marked/plain.ts';
import { readMarked } from '#core/marked/read.ts';
import { useRead } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { wantAnswer } from '../desk/answer-wanted.ts';
import { Pane } from '../ui/page.tsx';
import styles from './care.module.css';
import type { WholeRecovery } from './case-words.ts';

type Template = WireOutputOf<typeof listCannedReplies>['items'][number];

const plainText = ({ filled, text, marked }: Template) =>
  marked ? plainOf(readMarked(filled ?? text)) : (filled ?? text);

/** Writing to the customer, with an apology begun or without one. */
export function Contact({ recovery: { conversation, customer, channel } }: { recovery: WholeRecovery }) {
  const may = useMay('conversation.reply');
  const navigate = useNavigate();
  if (!may) return null;
  if (conversation === null)
    return (
      <Pane title={t`Write to ${ph({ name: customer.name })}`}>
        <Button
          fullWidth
          leftSection={<IconPencil size={16} stroke={1.7} />}
          onClick={() => void navigate({ to: '/inbox/new', search: { to: customer.id } })}
        >
          <Trans>Begin a conversation</Trans>
        </Button>
      </Pane>
    );
  const byMail = channelKinds.some((kind) => kind === channel && goesByMail(kind));
  const write = (template?: Template) => {
    const words = template === undefined ? '' : plainText(template);
    const marked = template?.marked === true ? (template.filled ?? template.text) : markedOfPlain(words);
    wantAnswer({ conversation: conversation.id, beginning: byMail ? marked : words });
    void navigate({ to: '/inbox/$conversation', params: { conversation: conversation.id }, search: {} });
  };
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
