import type { PageRules } from '#core/channels/page-survey/page-rules.ts';

type Addresses = PageRules['addresses'];

/** Addresses as they are typed: `=` before one that is exact, `*` in one that matches, else a piece of it. */
export function linesOf(addresses: Addresses): string {
  return addresses.map(({ how, text }) => (how === 'is' ? `=${text}` : text)).join('\n');
}

/** What was typed, a line each. */
export function addressesIn(lines: string): Addresses {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== '=')
    .map((line) =>
      line.startsWith('=')
        ? { how: 'is', text: line.slice(1) }
        : { how: line.includes('*') ? 'matches' : 'contains', text: line },
    );
}
