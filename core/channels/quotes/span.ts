import { z } from 'zod';

/** What a run of letters of a message is. Offsets count UTF-16 units of the stored text; `to` is the first one after it. */
export const span = z.object({
  from: z.int().min(0),
  to: z.int().min(0),
  kind: z.enum(['visible', 'quoted', 'signature']),
});
export type Span = z.infer<typeof span>;
export type SpanKind = Span['kind'];

/** The spans of a text of which nothing is folded. */
export function wholeText(text: string): Span[] {
  return text === '' ? [] : [{ from: 0, to: text.length, kind: 'visible' }];
}

/** Whether the spans follow each other from the first letter of the text to the last. */
export function coverExactly(text: string, spans: readonly Span[]): boolean {
  let at = 0;
  for (const { from, to } of spans) {
    if (from !== at || to <= from) return false;
    at = to;
  }
  return at === text.length;
}

/** What its writer said here and now, for lists and summaries: quotes and signatures are left out. */
export function visibleText(text: string, spans: readonly Span[]): string {
  if (!coverExactly(text, spans)) return text;
  return spans
    .filter(({ kind }) => kind === 'visible')
    .map(({ from, to }) => text.slice(from, to).trim())
    .filter((words) => words !== '')
    .join('\n\n');
}
