const letters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ё: 'е',
  ς: 'σ',
};

/** Letters as the search compares them: lower case, without accents and points. One letter may become two, or none. */
export function plainLetters(text: string): string {
  const bare = text
    .normalize('NFKD')
    .replaceAll(/[\p{Mn}\u0640]/gu, '')
    .normalize('NFKC')
    .toLowerCase();
  return bare.replaceAll(/[ßæœøłđðþıёς]/g, (letter) => letters[letter] ?? letter);
}
