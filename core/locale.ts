/**
 * The BCP 47 tag in what a browser or system calls its language, or undefined: `en-US@posix` (a Chromium without a locale) and `de_DE.UTF-8`
 * are no tags, and Intl throws a RangeError at them.
 */
export function languageTag(language: string | undefined): string | undefined {
  const tag = language?.split(/[@.]/)[0]?.replaceAll('_', '-');
  if (tag === undefined || tag === '') return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
