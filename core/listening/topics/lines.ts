import type { Rule } from './matcher.ts';

const withLanguage = /^([a-z]{2,3}):\s*(.+)$/u;

/** Rules as they are typed: one a line, `de: verspätet*` for texts in German only. */
export function rulesOfLines(text: string): Rule[] {
  return linesOf(text).map((line) => {
    const [, language, rule] = withLanguage.exec(line) ?? [];
    return language === undefined ? { language: null, text: line } : { language, text: rule! };
  });
}

/** The same the other way. */
export function linesOfRules(rules: readonly Rule[]): string {
  return rules.map(({ language, text }) => (language === null ? text : `${language}: ${text}`)).join('\n');
}

/** What stands in a text line by line, without what is empty. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
