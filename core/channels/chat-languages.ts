/** The languages a customer may be spoken to in; the first is what everything falls back to. */
export const chatLanguages = ['en', 'sw', 'fr', 'es', 'pt', 'de', 'ar'] as const;
export type ChatLanguage = (typeof chatLanguages)[number];

export const rightToLeft: ReadonlySet<ChatLanguage> = new Set<ChatLanguage>(['ar']);

/** The first of the wished languages (`pt-BR`, `fr`) that we speak, else the fallback. */
export function chatLanguageFor(wishes: readonly string[], fallback: ChatLanguage = 'en'): ChatLanguage {
  for (const wish of wishes) {
    const base = wish.toLowerCase().split(/[-_]/)[0];
    const found = chatLanguages.find((language) => language === base);
    if (found) return found;
  }
  return fallback;
}
