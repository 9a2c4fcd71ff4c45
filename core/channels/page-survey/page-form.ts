import { z } from 'zod';
import { chatLanguages } from '../chat-languages.ts';

/**
 * A card beside the page, a bar at its foot, inline where the page marks a place for it, or a tab at its edge: always there for whoever wants to
 * say something, and asking nobody.
 */
export const pageForms = ['card', 'bar', 'inline', 'tab'] as const;
export type PageForm = (typeof pageForms)[number];

/** How a page marks the place of an inline survey: an element with this attribute, and the survey's id in it. */
export const inlineMark = 'data-throughline-survey';

export const tabPlaces = ['right', 'left', 'bottom'] as const;

/** Where a tab stands, and what it says; in a language without words of its own it says the usual. */
export const pageTab = z.strictObject({
  place: z.enum(tabPlaces),
  words: z.partialRecord(z.enum(chatLanguages), z.string().trim().min(1).max(30)),
});
export type PageTab = z.output<typeof pageTab>;
