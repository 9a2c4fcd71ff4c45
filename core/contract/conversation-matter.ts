import { z } from 'zod';
import { stage } from '#core/touchpoints/stage.ts';
import { id } from './codecs.ts';

/** A reason as it stands on a conversation; `group` is the one it belongs to. */
export const reasonMark = z.object({ id: id('rsn'), name: z.string(), group: z.string().nullable() });

/** Why the customer got in touch, and where in their purchase they are. */
export const matterShape = {
  /** As a person said it; null while nobody has. */
  reason: reasonMark.nullable(),
  /** Before, during or after the purchase. */
  stage: stage.nullable(),
  /** What was guessed from the customer's first words; null where nothing was, and once it is no reason any more. */
  guessed: reasonMark.extend({ stage: stage.nullable(), probability: z.number() }).nullable(),
};

/** The same as it is said along with the resolution; left out: as it was said before. */
export const sayingShape = { reason: id('rsn').nullable().optional(), stage: stage.nullable().optional() };
