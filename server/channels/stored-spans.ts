import { readSpans } from '#core/channels/quotes/read-spans.ts';
import { coverExactly, wholeText, type Span } from '#core/channels/quotes/span.ts';

interface Stored {
  channel: string;
  direction: string;
  subject: string;
  text: string;
  /** Null for what came before spans were kept, and for what we wrote ourselves. */
  spans: Span[] | null;
}

/** Longer texts from before stay whole: reading them would hold up everybody. */
const longest = 200_000;

/** The spans of a stored message: as they were read at intake, else read now. Only mail brings quotes with it. */
export function spansOfStored({ channel, direction, subject, text, spans }: Stored): Span[] {
  if (spans !== null && coverExactly(text, spans)) return spans;
  const mayQuote = channel === 'mail' && direction === 'in' && text.length <= longest;
  return mayQuote ? readSpans(text, { subject }) : wholeText(text);
}
