import { expect, test } from 'vitest';
import { chatLanguages, type ChatLanguage } from '#core/channels/chat-languages.ts';
import { scaleNames, scales } from '#core/touchpoints/scales.ts';
import { surveyDefinition } from './definition.ts';
import { piped, pipedMarks, type Speaking } from './piped.ts';
import { faultSentence } from './said-faults.ts';
import { saidIn } from './said.ts';
import { playerWords } from './words.ts';

const places = (sentence: string) => [...sentence.matchAll(/\{\w+\}/g)].map(([place]) => place).toSorted();

test.each(chatLanguages)('%s says everything, with every value in its place', (language) => {
  const { scales: english, ...words } = playerWords.en;
  const own = playerWords[language];
  for (const [key, sentence] of Object.entries(words))
    expect(places(own[key as keyof typeof words]), key).toEqual(places(sentence));
  for (const scale of scaleNames) {
    const steps = scales[scale].max - scales[scale].min + 1;
    expect([2, steps], scale).toContain(own.scales[scale].length);
    expect(own.scales[scale].length, scale).toBe(english[scale].length);
  }
});

test('words in the language wanted, else in that of the survey', () => {
  const text = { default: 'Wie?', sw: 'Vipi?', fr: '' };
  const say = (language: ChatLanguage) => saidIn(text, { language, locale: 'de' });
  expect([say('de'), say('sw'), say('fr'), say('en')]).toEqual(['Wie?', 'Vipi?', 'Wie?', 'Wie?']);
  expect(saidIn({ ar: 'كيف؟' }, { language: 'en', locale: 'en' })).toBe('كيف؟');
  expect(saidIn('How?', { language: 'ar', locale: 'en' })).toBe('How?');
});

const definition = surveyDefinition.parse({
  pages: [
    {
      name: 'p',
      elements: [
        {
          type: 'checkbox',
          name: 'why',
          choices: [{ value: 'p', text: { default: 'Price', de: 'Preis' } }, 'speed'],
          showOtherItem: true,
        },
        { type: 'boolean', name: 'again' },
        { type: 'comment', name: 'free' },
      ],
    },
  ],
  hidden: [{ name: 'order' }],
});
const speaking = (language: ChatLanguage, values: object): Speaking => ({
  going: { definition, values: { ...values }, seed: 'one', now: new Date() },
  spoken: { language, locale: 'en' },
  words: playerWords[language],
});

test('an answer stands in other words as it was shown', () => {
  const values = { why: ['p', 'other'], 'why-Comment': 'the smell', again: true };
  expect(piped('You said {why}, {again}, {free}.', speaking('en', values))).toBe('You said Price, the smell, Yes, .');
  expect(piped({ default: 'x', de: '{why} und {unknown}' }, speaking('de', values))).toBe(
    'Preis, the smell und {unknown}',
  );
});

test('in marked text an answer and a value of the address mark nothing', () => {
  const values = { free: '**bold** [here](https://evil.example)', order: '`1`' };
  expect(pipedMarks('**{free}** {order}', speaking('en', values))).toBe(
    String.raw`**\*\*bold\*\* \[here\](https://evil.example)** \`1\``,
  );
});

test('what is wrong is said in the words of the definition, else in ours', () => {
  const spoken = { language: 'de', locale: 'en' } as const;
  const words = playerWords.de;
  expect(faultSentence({ code: 'tooFew', limit: 2 }, words, spoken)).toBe('Bitte wählen Sie mindestens 2.');
  expect(faultSentence({ code: 'tooFew', text: { default: 'Two', de: 'Zwei!' } }, words, spoken)).toBe('Zwei!');
});
