import { expect, test } from 'vitest';
import { inCharset } from '#test/mails/in-charset.ts';
import { decodeWords } from './encoded-words.ts';
import { lettersOf } from './letters.ts';

const said: Array<[string, string]> = [
  [
    'windows-1252',
    'Schöne Grüße, die Lieferung ist leider beschädigt – bitte prüfen Sie das für mich. Café, très déçu.',
  ],
  ['windows-1250', 'Zażółć gęślą jaźń. Proszę o zwrot pieniędzy, przesyłka była uszkodzona. Dziękuję, Małgorzata'],
  ['windows-1251', 'Здравствуйте! Моя посылка до сих пор не пришла, помогите пожалуйста.'],
  ['koi8-r', 'Здравствуйте! Моя посылка до сих пор не пришла, помогите пожалуйста.'],
  ['iso-8859-5', 'Здравствуйте! Моя посылка до сих пор не пришла, помогите пожалуйста.'],
  ['windows-1253', 'Καλημέρα σας, η παραγγελία μου δεν έφτασε ακόμα. Ευχαριστώ πολύ.'],
  ['windows-1255', 'שלום, ההזמנה שלי עדיין לא הגיעה. תודה רבה על העזרה'],
  ['windows-1256', 'السلام عليكم، لم تصل الطلبية بعد. شكرا جزيلا على المساعدة'],
  ['windows-874', 'สวัสดีครับ สินค้าที่สั่งยังไม่มาถึง กรุณาช่วยตรวจสอบด้วยครับ'],
  ['shift_jis', 'こんにちは。注文した商品がまだ届いていません。ご確認をお願いします。'],
  ['euc-jp', 'こんにちは。注文した商品がまだ届いていません。ご確認をお願いします。'],
  ['gbk', '您好，我的订单还没有到，请您帮我看一下是什么问题。谢谢！'],
  ['big5', '您好，我的訂單還沒有到，請您幫我看一下是什麼問題。謝謝！'],
  ['euc-kr', '안녕하세요. 주문한 상품이 아직 도착하지 않았습니다. 확인 부탁드립니다.'],
];

test.each(said)('letters in %s without a charset are read as what they are', (charset, text) => {
  const bytes = inCharset(text, charset);
  expect(lettersOf(bytes)).toBe(text);
  expect(lettersOf(bytes, 'x-nobody-knows')).toBe(text);
  expect(lettersOf(bytes, 'utf-8')).toBe(text);
  expect(lettersOf(bytes, charset)).toBe(text);
});

test.each(said.filter(([charset]) => !charset.startsWith('windows-125') || charset === 'windows-1251'))(
  'letters in %s that call themselves Western are not',
  (charset, text) => expect(lettersOf(inCharset(text, charset), 'iso-8859-1')).toBe(text),
);

test('what calls itself Western and is UTF-8 is UTF-8; a cut letter is one broken letter', () => {
  expect(lettersOf(Buffer.from('Schöne Grüße'), 'iso-8859-1')).toBe('Schöne Grüße');
  expect(lettersOf(Buffer.from('für alle übrigen Möbel, größer').subarray(0, -2))).toContain('für alle übrigen Möbel');
  expect(lettersOf(Buffer.from('Grüße, schöne Tür, süß: ä').subarray(0, -1), 'utf-8')).toBe(
    'Grüße, schöne Tür, süß: \uFFFD',
  );
});

test('seven-bit charsets, with their names and (where escapes say so) without', () => {
  const japanese = Buffer.from('\u001B$B%F%9%H\u001B(B\u001B$B%F%9%H\u001B(B ok', 'latin1');
  expect(lettersOf(japanese, 'iso-2022-jp')).toBe('テストテスト ok');
  expect(lettersOf(japanese)).toBe('テストテスト ok');
  const korean = Buffer.from('\u001B$)C\u000E>H3g\u000F ok', 'latin1');
  expect(lettersOf(korean, 'iso-2022-kr')).toBe('안녕 ok');
  expect(lettersOf(Buffer.from('<~{<:Ky2;IRGZ~}>'), 'hz-gb-2312')).toContain('己');
  expect(lettersOf(Buffer.from('Hi Mom -+Jjo--!'), 'utf-7')).toBe('Hi Mom -☺-!');
  expect(lettersOf(Buffer.from('\uFEFFGrüße', 'utf16le'), 'utf-16')).toBe('Grüße');
});

test('names of charsets that no standard lists', () => {
  const text = '您好，謝謝！';
  for (const name of ['x-x-big5', 'CHINESEBIG5', 'cp950', 'windows-950'])
    expect(lettersOf(inCharset(text, 'big5'), name)).toBe(text);
  for (const name of ['ks_c_5601-1987', 'cp949', 'x-windows-949'])
    expect(lettersOf(inCharset('안녕', 'euc-kr'), name)).toBe('안녕');
  expect(lettersOf(inCharset('Grüße', 'windows-1252'), 'iso-8859-1:1987')).toBe('Grüße');
});

test('a charset that the mail names elsewhere is taken first', () => {
  const bytes = inCharset('Прив', 'koi8-r');
  expect(lettersOf(bytes, '', ['koi8-r'])).toBe('Прив');
});

test.each([
  ['=?utf-8?Q?Gr=C3=BC=C3?= =?utf-8?Q?=9Fe?=', 'Grüße'],
  ['=?UTF-8?B?R3LDvMOf?=\r\n =?UTF-8?B?ZQ==?= und mehr', 'Grüße und mehr'],
  ['=?iso-8859-1*de?q?gr=FC=DF_dich?=', 'grüß dich'],
  ['=?nobody?q?gr=FC=DF?=', 'grüß'],
  ['=?utf-8?q?with spaces in it?=', 'with spaces in it'],
  ['=?utf-8?x?not one?= =?', '=?utf-8?x?not one?= =?'],
  ['=?gb2312?B?xPq6ww==?=', '您好'],
])('%s', (header, words) => expect(decodeWords(header)).toBe(words));
