import { t } from '@lingui/core/macro';
import { Select, Switch, Textarea } from '@mantine/core';
import { rightToLeft } from '#core/channels/chat-languages.ts';
import { listChannels } from '#core/contract/channels.ts';
import { listTradingNames } from '#core/contract/people.ts';
import { useRead } from '../../app/read.ts';
import { FieldRow } from '../../ui/form.tsx';
import type { EditorPart } from './form-editor.tsx';
import { withWords } from './settings.ts';
import editing from '../../ui/editing.module.css';

interface AnsweringProps extends EditorPart {
  tradingName: string | null;
  changeTradingName: (id: string | null) => void;
}

/** Who answers, and what whoever wrote gets at once. */
export function AnsweringFields({ settings, language, change, tradingName, changeTradingName }: AnsweringProps) {
  const { mailbox, confirmation } = settings;
  const channels = useRead(listChannels, {});
  const names = useRead(listTradingNames, {});
  const mailboxes = (channels.data?.items ?? []).filter(({ kind }) => kind === 'mail');
  return (
    <div className={editing.lines}>
      <FieldRow>
        <Select
          label={t`Trading name`}
          description={t`Whose name and colour the form shows.`}
          placeholder={t`The usual one`}
          clearable
          data={(names.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={tradingName}
          onChange={changeTradingName}
        />
        <Select
          label={t`Mailbox that answers`}
          description={t`Answers and confirmations come from there.`}
          placeholder={t`That of the trading name, else the first`}
          clearable
          data={mailboxes.map(({ id, name, mail }) => ({
            value: id,
            label: mail ? `${name} (${mail.address})` : name,
          }))}
          value={mailbox}
          onChange={(value) => change({ mailbox: value })}
        />
      </FieldRow>
      <Switch
        label={t`Confirm by mail`}
        description={t`With the number and a short copy without links. Never twice, and to one address at most three times a day.`}
        checked={confirmation.on}
        onChange={(event) => change({ confirmation: { ...confirmation, on: event.currentTarget.checked } })}
      />
      {confirmation.on ? (
        <Textarea
          label={t`Your words in the confirmation`}
          autosize
          minRows={2}
          maxLength={1000}
          dir={rightToLeft.has(language) ? 'rtl' : 'ltr'}
          value={confirmation.words[language] ?? ''}
          onChange={(event) =>
            change({
              confirmation: {
                ...confirmation,
                words: withWords(confirmation.words, language, event.currentTarget.value),
              },
            })
          }
        />
      ) : null}
    </div>
  );
}
