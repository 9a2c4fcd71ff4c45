import { expect, test } from 'vitest';
import { offerCard, offerInWords, offerLink } from './chat-offer.ts';

test('links lead to https only', () => {
  const fits = (url: string) => offerLink.safeParse({ label: 'Look', url }).success;
  expect(fits('https://shop.example/lamps?x=1')).toBe(true);
  for (const bad of [
    'http://shop.example',
    'javascript:alert(1)',
    'https://a:b@shop.example',
    'data:text/html,x',
    'shop.example',
    'https://localhost',
  ])
    expect(fits(bad), bad).toBe(false);
});

test('an offer in plain words says everything', () => {
  const offer = offerCard.parse({
    kind: 'offer',
    title: 'Asubuhi',
    text: 'Which size?',
    links: [{ label: 'See it', url: 'https://shop.example/asubuhi' }],
    choices: ['Small', 'Large'],
  });
  expect(offerInWords(offer)).toBe('Asubuhi\nWhich size?\n\nSee it: https://shop.example/asubuhi\n\n· Small\n· Large');
});
