import { sessionEnded } from '#people';
import type { EventDefinition, LiveMessage } from '#platform';
import { typingSignal } from '#core/channels/typing.ts';

/** How a message goes to consoles: all of it where its subject is shown, else its name, its subject and what lists need of it. */
export type TextOf = (message: LiveMessage, shown: boolean) => string | undefined;

/** Signals that mean something only on a screen that shows their subject. */
const onlyWhereShown = new Set([typingSignal, 'presence.looked']);

interface Texts {
  whole?: string;
  light?: string;
}

/** Turns messages into events of the stream; each is written once, however many consoles get it. */
export function liveTexts(events: readonly EventDefinition[]): TextOf {
  const told = new Map(
    events
      .filter(({ live, name }) => live === true && name !== sessionEnded)
      .map(({ name, light = [], unsaid = [] }) => [name, { light, unsaid }]),
  );
  const known = new WeakMap<LiveMessage, Texts>();
  return (message, shown) => {
    const { position, name } = message;
    if (position === null ? onlyWhereShown.has(name) && !shown : !told.has(name)) return undefined;
    const texts = known.get(message) ?? {};
    known.set(message, texts);
    const { light, unsaid } = told.get(name) ?? { light: [], unsaid: [] };
    if (shown || position === null) return (texts.whole ??= textOf(message, without(message.data, unsaid)));
    return (texts.light ??= textOf(message, picked(message.data, light)));
  };
}

function textOf({ position, name, subject }: LiveMessage, data: unknown): string {
  const id = position === null ? '' : `id: ${position}\n`;
  return `${id}event: ${position === null ? 'signal' : 'change'}\ndata: ${JSON.stringify({ name, subject, data })}\n\n`;
}

function without(data: unknown, fields: readonly string[]): unknown {
  if (fields.length === 0) return data;
  return Object.fromEntries(Object.entries(data as object).filter(([field]) => !fields.includes(field)));
}

function picked(data: unknown, fields: readonly string[]): Record<string, unknown> {
  const all = data as Record<string, unknown>;
  return Object.fromEntries(fields.map((field) => [field, all[field]]));
}
