import { expect, test } from 'vitest';
import { thresholdOf } from './calibrate.ts';
import { guessReason, likeliest } from './model.ts';
import { packModel, unpackModel } from './pack.ts';
import { finished, trainReasons } from './train.ts';

const matters = {
  late: ['Where is my parcel, it is late', 'Mein Paket ist noch nicht da', 'طلبي لم يصل بعد', '包裹还没到'],
  refund: ['I want my money back', 'Wann kommt die Erstattung', 'أريد استرداد المال', '我要退款'],
  account: ['I cannot sign in', 'Mein Passwort geht nicht', 'لا أستطيع تسجيل الدخول', '登录不了'],
};

function history(of: number) {
  const reasons = Object.entries(matters);
  return Array.from({ length: of }, (_, at) => {
    const [reason, texts] = reasons[at % reasons.length]!;
    const text = texts[Math.floor(at / reasons.length) % texts.length]!;
    return { reason, text: `${text} ${['please', 'danke', 'order', 'hello'][at % 4]} ${at}` };
  });
}

test('learns a company’s reasons in any language, and says nothing about what it has never seen', () => {
  const model = finished(trainReasons(history(240)))!;
  expect(guessReason(model, 'hello, where is my parcel? it is so late!!')?.reason).toBe('late');
  expect(guessReason(model, 'Mein PASSWORT geht wieder nicht')?.reason).toBe('account');
  expect(guessReason(model, '我要退款 请')?.reason).toBe('refund');
  expect(guessReason(model, 'أريد استرداد المال الآن')?.reason).toBe('refund');
  expect(guessReason(model, 'Do you sell umbrellas for weddings in June?')).toBeUndefined();
  expect(guessReason(model, '!!! 🙂')).toBeUndefined();
});

test('is kept small and guesses the same from there', () => {
  const model = finished(trainReasons(history(240)))!;
  const again = unpackModel(structuredClone(packModel(model)));
  for (const { text } of history(60)) {
    const [one, other] = [likeliest(model, text)!, likeliest(again, text)!];
    expect(other.reason).toBe(one.reason);
    expect(other.probability).toBeCloseTo(one.probability, 1);
  }
});

test('without a history, with one reason only, or with texts that tell nothing it is silent', () => {
  expect(finished(trainReasons(history(30)))).toBeUndefined();
  expect(finished(trainReasons(history(300).map((each) => ({ ...each, reason: 'one' }))))).toBeUndefined();
  const blind = history(240).map(({ reason }, at) => ({ reason, text: `hello ${'abcdefg'[at % 7]}` }));
  const model = finished(trainReasons(blind))!;
  expect(blind.filter(({ text }) => guessReason(model, text))).toEqual([]);
});

test('speaks from the probability on at which it was right often enough', () => {
  const tried = Array.from({ length: 100 }, (_, at) => ({ probability: 1 - at / 200, right: at < 60 }));
  const threshold = thresholdOf(tried);
  expect(threshold).toBeGreaterThanOrEqual(0.6);
  expect(threshold).toBeLessThan(0.75);
  expect(thresholdOf(tried.slice(0, 10))).toBe(2);
  expect(thresholdOf(tried.map((each) => ({ ...each, right: false })))).toBe(2);
});
