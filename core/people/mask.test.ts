import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskAll, maskText } from './mask.ts';

test('addresses and numbers are covered, and everything else is left as it is', () => {
  const cases: Array<[string, string]> = [
    ['ann@shop.example', 'a••@••••.example'],
    ['From: Ann Ray <ann.ray+x@mail.shop.example>, today', 'From: Ann Ray <a••.•••••@••••.••••.example>, today'],
    ['"ann ray"@shop.example', '•••••••••@••••.example'],
    ['root@localhost', 'r•••@•••••••••'],
    ['Call +49 151 2345678!', 'Call +•• ••• •••••78!'],
    ['0049-30-1234567 or 030/1234567', '••••-••-•••••67 or •••/•••••67'],
    ['tel:+4915123456', 'tel:+••••••••56'],
    ['(555) 123-4567', '(•••) •••-••67'],
    ['(555)123-4567', '(•••)•••-••67'],
    ['+49\u00a0151\u00a02345678', '+••\u00a0•••\u00a0•••••78'],
    ['+49\u2011151\u20112345678', '+••\u2011•••\u2011•••••78'],
    ['+ (49) 151 2345678', '+ (••) ••• •••••78'],
    ['Call 4915112345678', 'Call •••••••••••78'],
    ['https://shop.example/?mail=ann%40shop.example', 'https://shop.example/?mail=a••%40••••.example'],
    ['+49 151 234 𞓰 5678', '+•• ••• ••• •• ••78'],
    ['٠١٥١٢٣٤٥٦٧٨', '•••••••••٧٨'],
    ['Order 4711-0815 of 2026-11-22, 12:30, 49.90 EUR', 'Order 4711-0815 of 2026-11-22, 12:30, 49.90 EUR'],
    ['@ada and 3 @ 4', '@ada and 3 @ 4'],
  ];
  for (const [plain, masked] of cases) expect(maskText(plain)).toBe(masked);
});

test('no letter changes its place, and what is masked stays so', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.emailAddress(),
    fc.constantFrom('+49 151 234', '5678', '𞓰', '@', '.'),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join(' ');
      const masked = maskText(text);
      expect(masked).toHaveLength(text.length);
      expect(maskText(masked)).toHaveLength(text.length);
    }),
  );
});

test('no address of a customer is left, wherever it stands', () => {
  fc.assert(
    fc.property(fc.emailAddress(), fc.constantFrom(' ', '<', ':', '\n', '(', ','), (email, before) => {
      expect(maskText(`words${before}${email} words`)).not.toContain(email.slice(0, email.lastIndexOf('.')));
    }),
  );
});

test('a long text takes no long time', () => {
  const begun = performance.now();
  for (const piece of ['a', '0 ', '(0', '@a', 'a%40', 'a.', '+1']) maskText(piece.repeat(50_000 / piece.length) + '@');
  expect(performance.now() - begun).toBeLessThan(2_000);
});

test('in an answer ids, moments and places stay, and so do own words', () => {
  const answer = {
    id: 'cnv_01234567012345670123456701234567',
    at: '2026-11-22T19:15:48.000Z',
    next: 'MDE1MTIzNDU2Nzg@',
    draft: { text: 'ann@shop.example' },
    items: [{ text: 'ann@shop.example', n: 3, none: null }],
  };
  expect(maskAll(answer, ['draft'])).toEqual({
    ...answer,
    items: [{ text: 'a••@••••.example', n: 3, none: null }],
  });
});
