import { plural, t } from '@lingui/core/macro';
import { useId, useState } from 'react';
import { Checkbox } from '@mantine/core';
import { IconChevronRight, IconPaperclip } from '@tabler/icons-react';
import { visibleText } from '#core/channels/quotes/span.ts';
import { bytes, dayAndClock, listed } from '../../ui/format.ts';
import type { MessageItem } from '../items.ts';
import { briefName, type Conversation } from '../summary.ts';
import type { SideDraft } from './draft.ts';
import styles from './sides.module.css';

interface FromConversationProps {
  conversation: Conversation;
  draft: Pick<SideDraft, 'quotes' | 'along'>;
  change(some: Partial<SideDraft>): void;
}

function wordsOf(quotes: number, files: number): string {
  const said = [
    ...(quotes === 0 ? [] : [plural(quotes, { one: '# message quoted', other: '# messages quoted' })]),
    ...(files === 0 ? [] : [plural(files, { one: '# file goes along', other: '# files go along' })]),
  ];
  return said.length === 0 ? t`Quote messages, take files along` : listed(said);
}

/** What of the conversation stands quoted below the words, and which of its files go along. */
export function FromConversation({ conversation, draft, change }: FromConversationProps) {
  const { quotes, along } = draft;
  const [open, setOpen] = useState(quotes.length > 0);
  const id = useId();
  const messages = conversation.items.filter((item) => item.type === 'message');
  if (messages.length === 0) return null;
  return (
    <div className={styles.from}>
      <button
        type="button"
        className={styles.turn}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <IconChevronRight size={14} stroke={2} aria-hidden="true" />
        {wordsOf(quotes.length, along.length)}
      </button>
      <ul id={id} hidden={!open} aria-label={t`Of the conversation`}>
        {open
          ? messages.map((message) => (
              <li key={message.id}>
                <Quote message={message} customer={conversation.customer.name} draft={draft} change={change} />
              </li>
            ))
          : null}
      </ul>
    </div>
  );
}

function turned<T>(others: readonly T[], one: T, on: boolean): T[] {
  return on ? [...others, one] : [...others];
}

type QuoteProps = Omit<FromConversationProps, 'conversation'> & { message: MessageItem; customer: string };

function Quote({ message, customer, draft, change }: QuoteProps) {
  const { id, author, at, text, spans, files, direction } = message;
  const name = briefName(author.name || (direction === 'in' ? customer : ''));
  const words = visibleText(text, spans).replaceAll(/\s+/g, ' ').slice(0, 140);
  const beside = files.filter(({ inline, size }) => !inline && size > 0);
  return (
    <>
      <Checkbox
        checked={draft.quotes.includes(id)}
        onChange={(event) => {
          const on = event.currentTarget.checked;
          change({
            quotes: turned(
              draft.quotes.filter((each) => each !== id),
              id,
              on,
            ),
          });
        }}
        label={
          <span className={styles.quote}>
            <b>
              <bdi>{name}</bdi>
            </b>{' '}
            <small>{dayAndClock(at)}</small> <span>{words === '' ? t`Without words` : words}</span>
          </span>
        }
      />
      {beside.map((file) => {
        const one = { message: id, file: file.id };
        return (
          <Checkbox
            key={file.id}
            className={styles.along ?? ''}
            checked={draft.along.some((each) => each.file === file.id)}
            onChange={(event) => {
              const on = event.currentTarget.checked;
              change({
                along: turned(
                  draft.along.filter((each) => each.file !== file.id),
                  one,
                  on,
                ),
              });
            }}
            label={
              <span className={styles.quote}>
                <IconPaperclip size={13} stroke={1.8} aria-hidden="true" /> {file.name}{' '}
                <small>{bytes(file.size)}</small>
              </span>
            }
          />
        );
      })}
    </>
  );
}
