import { expect, test } from 'vitest';
import { usualFields } from '#core/channels/form/fields.ts';
import type { WireFormSettings } from '#core/channels/form/form-settings.ts';
import { amissIn } from './amiss.tsx';

test('what is wrong with a form is said with where it stands', () => {
  const settings = { fields: usualFields(), language: 'en' } as WireFormSettings;
  const errors = {
    name: 'Is missing',
    settings: 'Must be an origin such as https://shop.example',
    'settings.origins.0': 'Must be an origin such as https://shop.example',
    'settings.fields.2.most': 'Must not be less than the least',
    'settings.fields': 'Have name twice',
  };
  expect(amissIn({ errors, settings, language: 'en' })).toEqual([
    'Sites that may show it: must be an origin such as https://shop.example.',
    'Subject: must not be less than the least.',
    'Fields: have name twice.',
  ]);
});
