import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import { ar } from './words/ar.ts';
import { de } from './words/de.ts';
import { en, type PlayerWords } from './words/en.ts';
import { es } from './words/es.ts';
import { fr } from './words/fr.ts';
import { pt } from './words/pt.ts';
import { sw } from './words/sw.ts';

export type { PlayerWords };

/** What surveys say by themselves, by language. A page carries those of its own. */
export const playerWords: Record<ChatLanguage, PlayerWords> = { en, de, fr, es, pt, sw, ar };
