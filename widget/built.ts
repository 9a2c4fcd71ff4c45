import type { ChatLanguage } from '#core/channels/chat-languages.ts';

// What the build puts in: every other file of the same build by name, so that a page never mixes two.

export type PartName = 'panel' | 'survey' | 'emoji' | 'watch' | 'player';

interface BuiltPart {
  file: string;
  /** Of subresource integrity: whoever pins the first script pins all of them. */
  integrity: string;
}

declare const WIDGET_PARTS: Record<PartName, BuiltPart>;
declare const WIDGET_WORDS: Record<Exclude<ChatLanguage, 'en'>, { first: string; panel: string }>;

export const builtParts = WIDGET_PARTS;
export const wordFiles = WIDGET_WORDS;
