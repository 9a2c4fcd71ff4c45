import { expect, test } from 'vitest';
import { countries, currencies, guess, languages, zones } from './places.ts';

test('lists to choose from have names that people know', () => {
  expect(zones(new Date('2026-01-05T00:00:00Z'))).toContainEqual({
    value: 'Africa/Nairobi',
    label: 'Africa/Nairobi (UTC+3)',
  });
  expect(currencies()).toContainEqual({ value: 'KES', label: 'KES · Kenyan Shilling' });
  expect(countries()).toContainEqual({ value: 'KE', label: 'Kenya' });
  expect(countries().length).toBeGreaterThan(200);
  expect(languages(['de', 'fr'])).toEqual([
    { value: 'de', label: 'Deutsch' },
    { value: 'fr', label: 'Français' },
  ]);
});

test('the language of the browser suggests country, currency and language', () => {
  expect(guess('en-KE')).toMatchObject({ country: 'KE', currency: 'KES', language: 'en' });
  expect(guess('de')).toMatchObject({ country: 'DE', currency: 'EUR', language: 'de' });
  for (const odd of ['en-US@posix', '', 'x'])
    expect(guess(odd), odd).toMatchObject({ country: 'US', currency: 'USD', language: 'en' });
});
