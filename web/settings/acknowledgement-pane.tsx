import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Button, Select, Switch, Textarea } from '@mantine/core';
import { chatLanguages, rightToLeft, type ChatLanguage } from '#core/channels/chat-languages.ts';
import { changeAcknowledgement, readAcknowledgement } from '#core/contract/acknowledgement.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { acknowledgementWords } from '#core/desk/acknowledgement-words.ts';
import { acknowledgementText, longestText, templateFor } from '#core/desk/acknowledgement.ts';
import { fewestAnswers, lookBackDays, spokenTime } from '#core/channels/answer-times.ts';
import { useRead, useWrite } from '../app/read.ts';
import { toast, toastError } from '../app/toast.tsx';
import { spokenLanguage } from '../languages/chosen.ts';
import { figures, localeOfPages } from '../ui/format.ts';
import { Pane } from '../ui/page.tsx';
import { Loaded } from '../ui/states.tsx';
import styles from './acknowledgement.module.css';

type Kept = WireOutputOf<typeof readAcknowledgement>;
type Texts = Kept['texts'];

const languageNames = new Intl.DisplayNames(localeOfPages(), { type: 'language' });

/** What customers of a mailbox get at once, with what one of them would get now. */
export function AcknowledgementPane({ mailbox }: { mailbox: string }) {
  const query = useRead(readAcknowledgement, { id: mailbox });
  return (
    <Pane
      title={t`Acknowledgement`}
      about={t`One short mail to a person who begins a conversation, so that they know it came. It counts as no answer.`}
    >
      <Loaded query={query}>{(kept) => <Words key={kept.version} mailbox={mailbox} kept={kept} />}</Loaded>
    </Pane>
  );
}

function Words({ mailbox, kept }: { mailbox: string; kept: Kept }) {
  const [on, setOn] = useState(kept.on);
  const [texts, setTexts] = useState<Texts>(kept.texts);
  const [language, setLanguage] = useState<ChatLanguage>('en');
  const write = useWrite(changeAcknowledgement, {
    outdates: ['acknowledgement.'],
    onDone: () => toast({ text: t`Saved` }),
    onError: toastError,
  });
  const dirty = on !== kept.on || JSON.stringify(texts) !== JSON.stringify(kept.texts);
  const isOwn = (texts[language] ?? '').trim() !== '';
  return (
    <div className={styles.lines}>
      <Switch
        label={t`Acknowledge first mails of people`}
        description={t`Never to machines, mailing lists, own or suppressed addresses, and once for each conversation.`}
        checked={on}
        onChange={(event) => setOn(event.currentTarget.checked)}
      />
      <p className="muted">{timesSentence(kept)}</p>
      <Select
        label={t`Language of the customer`}
        w={220}
        allowDeselect={false}
        value={language}
        onChange={(value) => setLanguage(value ?? 'en')}
        data={chatLanguages.map((value) => ({ value, label: languageNames.of(value) ?? value }))}
      />
      <div className={styles.sides}>
        <OwnWords texts={texts} language={language} onChange={setTexts} />
        <Preview texts={texts} language={language} kept={kept} />
      </div>
      <div className={styles.row}>
        <Button
          disabled={!dirty}
          loading={write.isPending}
          onClick={() => write.mutate({ id: mailbox, version: kept.version, on, texts })}
        >
          <Trans>Save</Trans>
        </Button>
        {isOwn ? null : (
          <Button
            variant="subtle"
            onClick={() => setTexts({ ...texts, [language]: acknowledgementWords[language].template })}
          >
            <Trans>Begin with our words</Trans>
          </Button>
        )}
      </div>
    </div>
  );
}

interface OwnWordsProps {
  texts: Texts;
  language: ChatLanguage;
  onChange: (texts: Texts) => void;
}

const filledIn = ['{hello}', '{name}', '{time}', '{sender}'];

function OwnWords({ texts, language, onChange }: OwnWordsProps) {
  const languageName = languageNames.of(language) ?? language;
  const placeholders = new Intl.ListFormat(localeOfPages()).format(filledIn.map(figures));
  return (
    <Textarea
      label={t`Words in ${languageName}`}
      description={t`${placeholders} are filled in. Empty: ours.`}
      dir={rightToLeft.has(language) ? 'rtl' : 'ltr'}
      autosize
      minRows={7}
      maxLength={longestText}
      placeholder={acknowledgementWords[language].template}
      value={texts[language] ?? ''}
      onChange={(event) => onChange({ ...texts, [language]: event.currentTarget.value })}
    />
  );
}

/** What the time in it rests on. */
function timesSentence({ times }: Kept): string {
  const days = lookBackDays;
  if (times === null) return t`No first answers of this mailbox in the last ${days} days yet: no time is promised.`;
  const { answers, median, ninety } = times;
  if (answers < fewestAnswers) {
    const enough = fewestAnswers;
    return t`Only ${plural(answers, { one: '# first answer', other: '# first answers' })} of this mailbox in the last ${days} days: with fewer than ${enough} no time is promised.`;
  }
  const opening = times.opening !== null;
  const spoken = (seconds: number) => spokenTime(seconds, spokenLanguage(), opening);
  const [half, nine] = [spoken(median), spoken(ninety)];
  return opening
    ? t`From ${plural(answers, { one: '# first answer', other: '# first answers' })} of this mailbox in the last ${days} days: half took up to ${half}, nine of ten up to ${nine} of opening hours.`
    : t`From ${plural(answers, { one: '# first answer', other: '# first answers' })} of this mailbox in the last ${days} days: half took up to ${half}, nine of ten up to ${nine}.`;
}

function Preview({ texts, language, kept }: { texts: Texts; language: ChatLanguage; kept: Kept }) {
  const { sender, times } = kept;
  const text = acknowledgementText(templateFor(texts, language), { language, name: 'Amina', sender, times });
  return (
    <figure className={styles.preview}>
      <figcaption>
        <Trans>What a customer would get now</Trans>
      </figcaption>
      <div className={styles.mail} dir={rightToLeft.has(language) ? 'rtl' : 'ltr'} lang={language}>
        {text}
      </div>
    </figure>
  );
}
