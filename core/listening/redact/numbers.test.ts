import { expect, test } from 'vitest';
import { redact, redactedText } from './redact.ts';

const said = (text: string): string => redactedText(redact(text));

test.each([
  ['ruf 0176 / 123 45 67 an', 'ruf [phone] an'],
  ['appelez le 06.12.34.56.78', 'appelez le [phone]'],
  ['llama al 612 34 56 78', 'llama al [number]'],
  ['liga 912 345 678, por favor', 'liga [number], por favor'],
  ['piga 0712-345-678', 'piga [phone]'],
  ['(555) 123-4567 or 555-1234', '[phone] or [number]'],
  ['+1 (555) 123–4567', '[phone]'],
  ['card 5500-0000-0000-0004', 'card [card]'],
  ['IBAN: GB29 NWBK 6016 1331 9268 19', 'IBAN: [iban]'],
  ['FR14\u00A02004\u00A01010\u00A00505\u00A00001\u00A03M02\u00A0606 merci', '[iban] merci'],
  ['es91.2100.0418.4502.0005.1332', '[iban]'],
])('%s', (text, expected) => {
  expect(said(text)).toBe(expected);
});

test.each([
  ['DNI 12345678Z', 'DNI [number]'],
  ['NIE X-1234567-L', 'NIE [number]'],
  ['Steuer-ID 86 095 742 719', 'Steuer-ID [number]'],
  ['NIR 2 55 08 14 168 025 37', 'NIR [number]'],
  ['SSN 219-09-9999', 'SSN [number]'],
  ['NINO QQ123456C', 'NINO [number]'],
  ['NIF 501 964 843', 'NIF [number]'],
  ['NIDA 19900101-12345-12345-12', 'NIDA [number]'],
  ['الهوية ١٠٩٨٧٦٥٤٣٢', 'الهوية [number]'],
  ['member 45-67-8901', 'member [number]'],
  ['member 12-67-8901', 'member [number]'],
])('a number of a state is one of five digits or a code: %s', (text, expected) => {
  expect(said(text)).toBe(expected);
});

test.each([
  'size 38/40, 3 x 2, 1.5 kg and 100 km',
  'model X-20 with USB 3.2, A4 paper, version 2.10.1',
  'from 31.12.26 to 1/2/2027, 12:30 to 14:00, 24/7',
  'it costs 29.99 or 1 299,99',
])('%s is left', (text) => {
  expect(said(text)).toBe(text);
});
