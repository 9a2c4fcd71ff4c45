import { expect, test } from 'vitest';
import { redact, redactedText } from './redact.ts';

const said = (text: string): string => redactedText(redact(text));

test.each([
  ['I was born on 3.4.1980 in Leeds', 'I was born on [birth] in Leeds'],
  ['date of birth: 03/04/80', 'date of birth: [birth]'],
  ['DOB 1980-04-03', 'DOB [birth]'],
  ['my birthday is the 3rd of April', 'my birthday is the [birth]'],
  ['Born April 3rd, 1980.', 'Born [birth].'],
  ['born in 1980', 'born in [birth]'],
  ['3 April 1980 is my date of birth', '[birth] is my date of birth'],
  ['Geboren am 3. April 1980', 'Geboren am [birth]'],
  ['Ich bin am 3.4.1980 geboren', 'Ich bin am [birth] geboren'],
  ['geb. 3. 4. 1980', 'geb. [birth]'],
  ['Geburtsdatum ist der 03.04.1980', 'Geburtsdatum ist der [birth]'],
  ['je suis née le 3 avril 1980', 'je suis née le [birth]'],
  ['date de naissance : 1er mai 80', 'date de naissance : [birth]'],
  ['nací el 3 de abril de 1980', 'nací el [birth]'],
  ['fecha de nacimiento 03-04-1980', 'fecha de nacimiento [birth]'],
  ['nasci em 3 de março de 1980', 'nasci em [birth]'],
  ['data de nascimento: 3/4/1980', 'data de nascimento: [birth]'],
  ['nilizaliwa tarehe 3 Aprili 1980', 'nilizaliwa tarehe [birth]'],
  ['tarehe ya kuzaliwa ni 3/4/1980', 'tarehe ya kuzaliwa ni [birth]'],
  ['تاريخ الميلاد: ٣/٤/١٩٨٠', 'تاريخ الميلاد: [birth]'],
  ['أنا من مواليد ١٩٨٠', 'أنا من مواليد [birth]'],
  ['ولدت في 3 أبريل 1980', 'ولدت في [birth]'],
])('%s', (text, expected) => {
  expect(said(text)).toBe(expected);
});

test.each([
  'ordered on 3.4.2026, a birthday present',
  'delivery on 3 April 2026, please',
  'my birthday gift came at 12:30, 3 days late',
  'a newborn 3/4 size body',
  'Stubborn 2024 model, born 3 weeks too late',
  'die Lieferung am 3.4.2026 war ungeboren schlecht',
  'Vertrag vom 1.1.2026 bis 31.12.2026',
])('%s is left', (text) => {
  expect(said(text)).toBe(text);
});
