import { expect, test } from 'vitest';
import { segmentsOf } from './segments.ts';

const of = (text: string) => {
  const { encoding, count, left } = segmentsOf(text);
  return [encoding, count, left];
};

test.each([
  ['nothing', '', ['gsm-7', 1, 160]],
  ['160 letters go alone', 'a'.repeat(160), ['gsm-7', 1, 0]],
  ['one more makes parts of 153', 'a'.repeat(161), ['gsm-7', 2, 145]],
  ['two full parts', 'a'.repeat(306), ['gsm-7', 2, 0]],
  ['and a third', 'a'.repeat(307), ['gsm-7', 3, 152]],
  ['the euro sign counts two', `${'a'.repeat(158)}€`, ['gsm-7', 1, 0]],
  ['so 159 letters and one are too many', `${'a'.repeat(159)}€`, ['gsm-7', 2, 145]],
  ['each sign of the extension table counts two', '^{}\\[~]|€', ['gsm-7', 1, 142]],
  ['a letter of two is not cut: it begins the next part', `${'a'.repeat(152)}€${'a'.repeat(10)}`, ['gsm-7', 2, 141]],
  ['umlauts and Greek capitals are GSM-7', 'ÄÖÜäöüß ΔΩ Ñ é', ['gsm-7', 1, 146]],
  ['70 units of UCS-2 go alone', 'س'.repeat(70), ['ucs-2', 1, 0]],
  ['one more makes parts of 67', 'س'.repeat(71), ['ucs-2', 2, 63]],
  ['one foreign letter turns the whole text', `${'a'.repeat(70)}ç`, ['ucs-2', 2, 63]],
  ['an emoji takes two units', '😀'.repeat(35), ['ucs-2', 1, 0]],
  ['and is not cut: 33 of them fit into a part', '😀'.repeat(36), ['ucs-2', 2, 61]],
])('%s', (_, text, segments) => expect(of(text)).toEqual(segments));

test('it says which letters make a text UCS-2, each once', () => {
  expect(segmentsOf('Ça va très bien, ça va 😀').foreign).toEqual(['ç', '😀']);
  expect(segmentsOf('Très bien à 10 €').foreign).toEqual([]);
});
