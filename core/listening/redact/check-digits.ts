/** The digits of a text as 0 to 9, also of scripts with digits of their own. */
export function digitsOf(text: string): number[] {
  return Array.from(text).flatMap((letter) => {
    if (!/\p{Nd}/u.test(letter)) return [];
    let zero = letter.codePointAt(0)!;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && letter.codePointAt(0)! - zero < 9) zero--;
    return [letter.codePointAt(0)! - zero];
  });
}

/** Whether digits end in the check digit of payment cards (Luhn; ISO/IEC 7812-1, annex B). */
export function isCard(digits: readonly number[]): boolean {
  if (digits.length < 13 || digits.length > 19) return false;
  const sum = digits.toReversed().reduce((all, digit, at) => {
    if (at % 2 === 0) return all + digit;
    return all + (digit > 4 ? 2 * digit - 9 : 2 * digit);
  }, 0);
  return sum % 10 === 0 && digits.some((digit) => digit !== 0);
}

/** Whether letters and digits are an account number with its check digits right (ISO 13616, mod 97 of ISO 7064). */
export function isIban(text: string): boolean {
  const bare = text.replaceAll(/[^\p{L}\p{N}]/gu, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(bare)) return false;
  let rest = 0;
  for (const letter of bare.slice(4) + bare.slice(0, 4)) {
    const value = Number.parseInt(letter, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
