import { expect, test } from 'vitest';
import { redact, redactedText } from './redact.ts';

test.each([
  ['اسمي محمد علي', 'اسمي [name]'],
  ['مرحبا، اسمي محمد علي حسن ولم يصل طلبي', 'مرحبا، اسمي [name] ولم يصل طلبي'],
  ['إسمي عبد الله بن عمر، شكرا', 'إسمي [name]، شكرا'],
  ['وأنا اسمي هو أبو بكر الصديق من عمان', 'وأنا اسمي هو [name] من عمان'],
  ['اسمي فاطمة وأريد استرجاع المنتج', 'اسمي [name] وأريد استرجاع المنتج'],
  ['اسمي مُحَمَّد عليّ. لم يصل', 'اسمي [name]. لم يصل'],
  ['اسمي: Ann Lee من برلين', 'اسمي: [name] من برلين'],
  ['ما اسمي؟ لا يهم', 'ما اسمي؟ لا يهم'],
  ['Mi nombre es: Ana García López y espero', 'Mi nombre es: [name] y espero'],
  ['Naitwa Juma Said, asante', 'Naitwa [name], asante'],
  ['Ich heiße Anna und warte', 'Ich heiße [name] und warte'],
])('%s', (text, expected) => {
  expect(redactedText(redact(text))).toBe(expected);
});

test('an Arabic name has three parts at most, however the text goes on', () => {
  expect(redactedText(redact('اسمي سارة سالم يوسف الحداد تأخر'))).toBe('اسمي [name] الحداد تأخر');
});
