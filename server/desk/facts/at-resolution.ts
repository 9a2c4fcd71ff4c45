import type { Length } from '#core/desk/facts/facts.ts';
import type { Tx } from '#platform';
import type { Conversation } from '../conversation.ts';
import { measureService } from './measure.ts';

const seconds = (milliseconds: number) => Math.max(0, Math.round(milliseconds / 1_000));

/** A length that is over as facts of the spine: in calendar time, and of it in opening hours where any are kept. */
function told(name: string, length: Length | null, hours: boolean): Record<string, number> {
  if (length === null || !length.ended) return {};
  const whole = { [`${name}_s`]: seconds(length.calendar) };
  return hours ? { ...whole, [`${name}_opening_s`]: seconds(length.business) } : whole;
}

/** The facts of a conversation as they are known when it ends; later changes do not rewrite them. */
export async function factsAtResolution(tx: Tx, conversation: Conversation, at: Date): Promise<Record<string, number>> {
  const { firstResponse, resolution, handling, hours } = await measureService(tx, conversation, at);
  const { contacts, reopened: reopenings, handovers } = conversation;
  return {
    ...told('first_response', firstResponse, hours),
    ...told('resolution', resolution, hours),
    handling_s: seconds(handling.calendar),
    contacts,
    reopenings,
    handovers,
  };
}
