import { z } from 'zod';
import { fonts, type Font } from '../look/fonts.ts';
import { corners } from '../look/parts.ts';

const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'A colour is # and six digits of 0–9 and a–f.');

/** How an edition looks; what is not said is the company's, or ours. Values only: no styles of anybody reach a page. */
export const look = z.strictObject({
  /** Of buttons and of what is chosen. */
  accent: colour.optional(),
  /** Behind the questions, in the light; in the dark it is ours. */
  ground: colour.optional(),
  theme: z.enum(['auto', 'light', 'dark']).optional(),
  font: z.enum(Object.keys(fonts) as [Font, ...Font[]]).optional(),
  /** Pixels. */
  corners: z.int().min(0).max(corners.most).optional(),
  dense: z.boolean().optional(),
  /** A picture of the survey. */
  logo: z
    .string()
    .regex(/^fil_[0-9a-f]{32}$/, 'A logo is a picture of this survey.')
    .optional(),
});
export type Look = z.infer<typeof look>;
