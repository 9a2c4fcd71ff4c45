import { expect, test } from 'vitest';
import { chatLanguages } from '#core/channels/chat-languages.ts';
import { acknowledgementText, expectedTime, templateFor } from './acknowledgement.ts';
import { spokenTime } from '#core/channels/answer-times.ts';

const [hour, day] = [3_600, 86_400];

test('times are said as people say them, rounded up, and in every language', () => {
  expect([61, 1_800, 3_300, 3_400, 5 * hour, 40 * hour].map((seconds) => spokenTime(seconds, 'en'))).toEqual([
    '5 minutes',
    '30 minutes',
    '55 minutes',
    '1 hour',
    '5 hours',
    '2 days',
  ]);
  expect(spokenTime(3 * day, 'de')).toBe('3 Tage');
  const times = { answers: 40, median: 2 * hour, ninety: 2 * day, opening: null };
  for (const language of chatLanguages) {
    const sentence = expectedTime(times, language);
    expect(sentence).toContain(spokenTime(2 * hour, language));
    expect(sentence).toContain(spokenTime(2 * day, language));
    const text = acknowledgementText(templateFor({}, language), { language, name: 'Ann', sender: 'The Shop', times });
    expect(text).toContain(sentence);
    expect(text).not.toMatch(/[{}]/);
  }
});

test('in opening hours it is said in hours, and until when that is for what comes now', () => {
  const opening = { by: '2026-11-23T09:07:00Z', zone: 'Europe/Berlin' };
  const times = { answers: 40, median: hour, ninety: 40 * hour, opening };
  const said = expectedTime(times, 'en');
  expect(said).toMatch(
    /^Nine of ten first answers take no longer than 40 hours of our opening hours: for your message/,
  );
  expect(said).toMatch(/until about Monday\D* 23.*10:15.*\.$/);
  for (const language of chatLanguages)
    expect(expectedTime(times, language)).toContain(spokenTime(40 * hour, language, true));
});

test('with too few answers no time is promised, and what is missing leaves no gap', () => {
  const few = { answers: 19, median: hour, ninety: day, opening: null };
  const told = { language: 'en' as const, name: '', sender: 'The Shop', times: few };
  expect(acknowledgementText('{hello}\n\nGot it.\n\n{time}\n\n{sender}', told)).toBe('Hello,\n\nGot it.\n\nThe Shop');
  expect(templateFor({ de: '  ' }, 'de')).toContain('Ihre Nachricht ist da');
});
