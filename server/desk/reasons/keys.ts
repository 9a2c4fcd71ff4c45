import { plainLetters } from '#core/channels/search/plain-letters.ts';
import { isFactWord } from '#core/touchpoints/facts.ts';

const longest = 24;

function slug(name: string): string {
  const plain = plainLetters(name)
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, longest);
  return plain !== '' && isFactWord(plain) ? plain : 'reason';
}

/** How facts call a reason: of its name and its group's, in plain letters, and never as another is called already. */
export function keyFor(name: string, group: string | null, taken: ReadonlySet<string>): string {
  const plain = group === null ? slug(name) : `${group.split('.', 1)[0]}.${slug(name)}`;
  if (!taken.has(plain)) return plain;
  for (let number = 2; ; number++) if (!taken.has(`${plain}_${number}`)) return `${plain}_${number}`;
}
