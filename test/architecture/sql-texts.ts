import { lineAt } from './house.ts';
import type { Source } from './source.ts';
import { textOf, walk } from './walk.ts';

export interface SqlText {
  text: string;
  line: number;
}

const looksLikeSql = /\b(select|insert into|update|delete from|truncate|create|alter|drop|from|join)\s/i;

/** Every text in a file that reads like SQL, whatever tag or function it goes to. */
export function sqlTextsOf({ text, program }: Source): SqlText[] {
  const found: SqlText[] = [];
  walk(program, (node, parent) => {
    const words = textOf(node);
    if (words === undefined) return;
    const tagged = parent?.type === 'TaggedTemplateExpression';
    if (tagged || looksLikeSql.test(words)) found.push({ text: words, line: lineAt(text, node.start) });
  });
  return found;
}
