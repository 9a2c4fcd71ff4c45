import { useState } from 'react';
import { Button, Select, Switch, Textarea } from '@mantine/core';
import { chatLanguages, rightToLeft, type ChatLanguage } from '#core/channels/chat-languages.ts';
import { changeAcknowledgement, readAcknowledgement } from '#core/contract/acknowledgement.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { acknowledgementWords } from '#core/desk/acknowledgement-words.ts';
import { acknowledgementText, longestText, templateFor } from '#core/desk/acknowledgement.ts';
import { fewestAnswers, lookBackDays, spokenTime } from '#core/channels/answer-times.ts';
import { useRead, useWrite } from '../app/read.ts';
import { count } from '../app/texts.ts';
import { toast, toastError } from '../app/toast.tsx';
import { Pane } from '../ui/page.tsx';
import { Loaded } from '../ui/states.tsx';
import styles from './acknowledgement.module.css';

type Kept = WireOutputOf<typeof readAcknowledgement>;
type Texts = Kept['texts'];

const languageNames: Record<ChatLanguage, string> = {
  en: 'English',
  sw: 'Swahili',
  fr: 'French',
  es: 'Spanish',
  pt: 'Portuguese',
  de: 'German',
  ar: 'Arabic',
};

/** What customers of a mailbox get at once, with what one of them would get now. */
export function AcknowledgementPane({ mailbox }: { mailbox: string }) {
  const query = useRead(readAcknowledgement, { id: mailbox });
  return (
    <Pane
      title="Acknowledgement"
      about="One short mail to a person who begins a conversation, so that they know it came. It counts as no answer."
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
    onDone: () => toast({ text: 'Saved' }),
    onError: toastError,
  });
  const dirty = on !== kept.on || JSON.stringify(texts) !== JSON.stringify(kept.texts);
  const isOwn = (texts[language] ?? '').trim() !== '';
  return (
    <div className={styles.lines}>
      <Switch
        label="Acknowledge first mails of people"
        description="Never to machines, mailing lists, own or suppressed addresses, and once for each conversation."
        checked={on}
        onChange={(event) => setOn(event.currentTarget.checked)}
      />
      <p className="muted">{timesSentence(kept)}</p>
      <Select
        label="Language of the customer"
        w={220}
        allowDeselect={false}
        value={language}
        onChange={(value) => setLanguage(value ?? 'en')}
        data={chatLanguages.map((value) => ({ value, label: languageNames[value] }))}
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
          Save
        </Button>
        {isOwn ? null : (
          <Button
            variant="subtle"
            onClick={() => setTexts({ ...texts, [language]: acknowledgementWords[language].template })}
          >
            Begin with our words
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

function OwnWords({ texts, language, onChange }: OwnWordsProps) {
  return (
    <Textarea
      label={`Words in ${languageNames[language]}`}
      description="{hello}, {name}, {time} and {sender} are filled in. Empty: ours."
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
  const over = `in the last ${lookBackDays} days`;
  if (times === null) return `No first answers of this mailbox ${over} yet: no time is promised.`;
  if (times.answers < fewestAnswers)
    return `Only ${count(times.answers, 'first answer')} of this mailbox ${over}: with fewer than ${fewestAnswers} no time is promised.`;
  const opening = times.opening !== null;
  const [half, nine] = [spokenTime(times.median, 'en', opening), spokenTime(times.ninety, 'en', opening)];
  const figures = `half took up to ${half}, nine of ten up to ${nine}`;
  return `From ${count(times.answers, 'first answer')} of this mailbox ${over}: ${figures}${opening ? ' of opening hours' : ''}.`;
}

function Preview({ texts, language, kept }: { texts: Texts; language: ChatLanguage; kept: Kept }) {
  const { sender, times } = kept;
  const text = acknowledgementText(templateFor(texts, language), { language, name: 'Amina', sender, times });
  return (
    <figure className={styles.preview}>
      <figcaption>What a customer would get now</figcaption>
      <div className={styles.mail} dir={rightToLeft.has(language) ? 'rtl' : 'ltr'} lang={language}>
        {text}
      </div>
    </figure>
  );
}
