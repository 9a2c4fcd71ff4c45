import { z } from 'zod';
import { heldReasons } from '#core/touchpoints/score-sight.ts';
import { time } from './codecs.ts';

/** Set where something was given and is not shown to whoever asks: why, and until when; null where that is not known. */
export const heldBack = z.object({ why: z.enum(heldReasons), until: time.nullable() }).nullable();
