import { t } from '@lingui/core/macro';
import { Select } from '@mantine/core';
import type { ConsentChannel } from '#core/customers/consent.ts';
import type { QuestionOf } from '#core/listening/survey/definition.ts';
import { consentChannelWords } from '../../customers/consent-words.ts';
import type { QuestionPart } from './part.ts';
import { WordsInput } from './words-input.tsx';

const purposes = [
  { value: '', label: t`Nothing else: only the answer is kept` },
  { value: 'opinion', label: t`Being asked for their opinion` },
];
const channels = Object.entries(consentChannelWords).map(([value, label]) => ({ value, label }));

/** The words that are agreed to, and what they stand for on the page of a customer. */
export function ConsentFields({ question, put, ...part }: QuestionPart<QuestionOf<'consent'>>) {
  const { standsFor, ...rest } = question;
  const { defaultValue: _, ...unchosen } = rest;
  const standFor = (channel: ConsentChannel) => put({ ...unchosen, standsFor: { purpose: 'opinion', channel } });
  return (
    <>
      <WordsInput
        {...part}
        label={t`Words`}
        long
        maxLength={10_000}
        words={question.text}
        onWords={(words) => put({ ...question, text: words ?? '' })}
      />
      <Select
        label={t`What it stands for`}
        description={t`Asked with yes and no; both are written down with these words on the page of a customer who is known, and a no withdraws.`}
        allowDeselect={false}
        data={purposes}
        value={standsFor?.purpose ?? ''}
        onChange={(value) => (value === 'opinion' ? standFor('all') : put(rest))}
      />
      {standsFor === undefined ? null : (
        <Select
          label={t`On which channels`}
          allowDeselect={false}
          data={channels}
          value={standsFor.channel}
          onChange={(value) => standFor(value as ConsentChannel)}
        />
      )}
    </>
  );
}
