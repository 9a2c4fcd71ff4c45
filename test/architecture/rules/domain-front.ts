import { domainOf, lineAt, type House, type Rule, type Violation } from '../house.ts';
import type { Source } from '../source.ts';
import { isNode, type Node } from '../walk.ts';

const longest = 30;
/** A line for each folder of the largest domains. */
const longestReadme = 60;
/** What every domain stands on has more to offer than any of them. */
const longestOf: Readonly<Record<string, number>> = { 'server/platform/index.ts': 80 };

/** Each domain has an index.ts that only re-exports, and a README.md; both fit a screen. */
export const domainFront: Rule = {
  name: 'domain-front',
  check: (house) =>
    domainsIn(house).flatMap((domain) => [...faultsOfIndex(house, domain), ...faultsOfReadme(house, domain)]),
};

function domainsIn({ sources }: House): string[] {
  return [...new Set(sources.flatMap(({ file }) => domainOf(file) ?? []))];
}

function faultsOfIndex({ sources }: House, domain: string): Violation[] {
  const file = `server/${domain}/index.ts`;
  const index = sources.find((source) => source.file === file);
  if (!index) return [{ file, line: 1, message: `${domain} has no index.ts` }];
  return [...tooLong(file, index.text, longestOf[file] ?? longest), ...moreThanReExports(index)];
}

function moreThanReExports({ file, text, program }: Source): Violation[] {
  return program.body
    .filter((statement) => isNode(statement) && !isReExport(statement))
    .map(({ start }) => ({
      file,
      line: lineAt(text, start),
      message: 'index.ts only re-exports (and may hold the domain part)',
    }));
}

function isReExport(statement: Node): boolean {
  if (statement.type === 'ImportDeclaration' || statement.type === 'ExportAllDeclaration') return true;
  if (statement.type !== 'ExportNamedDeclaration') return false;
  const declaration = statement['declaration'];
  return !isNode(declaration) || isDomainPart(declaration);
}

/** `export const desk: DomainPart = { … }` */
function isDomainPart(declaration: Node): boolean {
  const declarators = declaration.type === 'VariableDeclaration' ? declaration['declarations'] : [];
  return (
    Array.isArray(declarators) &&
    declarators.length === 1 &&
    isNode(declarators[0]?.init) &&
    declarators[0].init.type === 'ObjectExpression'
  );
}

function faultsOfReadme({ texts }: House, domain: string): Violation[] {
  const file = `server/${domain}/README.md`;
  const text = texts.get(file);
  if (text === undefined) return [{ file, line: 1, message: `${domain} has no README.md` }];
  return tooLong(file, text, longestReadme);
}

function tooLong(file: string, text: string, allowed: number): Violation[] {
  const lines = text.trimEnd().split('\n').length;
  return lines <= allowed ? [] : [{ file, line: allowed, message: `${lines} lines, at most ${allowed} are allowed` }];
}
