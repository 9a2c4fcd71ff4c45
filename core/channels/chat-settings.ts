import { z } from 'zod';
import { chatLanguages } from './chat-languages.ts';

const colour = z.string().regex(/^#[0-9a-f]{6}$/i, { error: 'must be a colour such as #14776b' });
const origin = z.string().regex(/^https?:\/\/[^/\s]+$/, { error: 'must be an origin such as https://shop.example' });

const fields = {
  /** The name customers see above the conversation. */
  title: z.string().max(60),
  /** The first words, by language; a missing language has the widget's own. */
  greeting: z.partialRecord(z.enum(chatLanguages), z.string().max(300)),
  colour,
  side: z.enum(['right', 'left']),
  theme: z.enum(['auto', 'light', 'dark']),
  language: z.enum(chatLanguages),
  /** Sites that may show the box; empty: any. */
  origins: z.array(origin).max(50),
  /** Whether a visitor is asked before anything is kept on the device; `workspace` follows the region's setting. */
  consent: z.enum(['workspace', 'ask', 'free']),
  /** The public key the tracker sends with; empty: the box does not track. */
  writeKey: z.string().max(200),
  /** Visitors may have the conversation sent by mail. */
  transcripts: z.boolean(),
};

/** The settings of one chat box; the console draws its form from this. */
export const chatSettings = z.object({
  title: fields.title.default(''),
  greeting: fields.greeting.default({}),
  colour: fields.colour.default('#14776b'),
  side: fields.side.default('right'),
  theme: fields.theme.default('auto'),
  language: fields.language.default('en'),
  origins: fields.origins.default([]),
  consent: fields.consent.default('workspace'),
  writeKey: fields.writeKey.default(''),
  transcripts: fields.transcripts.default(true),
});
export type ChatSettings = z.output<typeof chatSettings>;

/** Some of the settings; what is left out stays as it is. */
export const chatSettingsChange = z.strictObject(fields).partial();
export type ChatSettingsChange = z.output<typeof chatSettingsChange>;
