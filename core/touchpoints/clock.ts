export interface GivenClocks {
  /** When the sender says it happened. */
  original: Date | null;
  /** When the sender says it sent it, by the same clock. */
  sent: Date | null;
  received: Date;
  /** Sent later on purpose: the times are taken as they are. */
  historical: boolean;
}

export interface SettledTime {
  occurredAt: Date;
  /** The result lies in the future by more than five minutes: the sender's clocks do not fit together. */
  future: boolean;
}

const smallSkew = 2000;
const futureSlack = 5 * 60_000;

/**
 * When it happened by our clock: `received - (sent - original)`, the rule of Segment. A skew under two seconds is only the way
 * over the wire and is not corrected; neither is a historical event or one that does not say when it was sent.
 */
export function settleTime({ original, sent, received, historical }: GivenClocks): SettledTime {
  if (original === null) return { occurredAt: received, future: false };
  const skew = sent === null || historical ? 0 : received.getTime() - sent.getTime();
  const corrected = Math.abs(skew) < smallSkew ? original.getTime() : original.getTime() + skew;
  const at = storable(corrected) ? corrected : original.getTime();
  return { occurredAt: new Date(at), future: at > received.getTime() + futureSlack };
}

/** Times that Postgres and ClickHouse both keep: from 1900 to 2299. */
export function storable(milliseconds: number): boolean {
  return milliseconds >= -2_208_988_800_000 && milliseconds < 10_413_792_000_000;
}
