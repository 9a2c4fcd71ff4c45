import { parseSync, type Program } from 'oxc-parser';
import { lineAt } from './house.ts';

export interface Import {
  specifier: string;
  line: number;
}

/** One parsed TypeScript file. */
export interface Source {
  file: string;
  text: string;
  program: Program;
  imports: Import[];
}

/** Reads what a file imports, exports from and loads by `import()`, and its tree. */
export function parse(file: string, text: string): Source {
  const { program, module, errors } = parseSync(file, text);
  const [error] = errors;
  if (error) throw new Error(`${file} cannot be parsed: ${error.message}`);
  const names = [
    ...module.staticImports.map((one) => one.moduleRequest),
    ...module.staticExports.flatMap((one) => one.entries.flatMap((entry) => entry.moduleRequest ?? [])),
  ].map(({ value, start }) => ({ specifier: value, line: lineAt(text, start) }));
  const loaded = module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
    const literal = /^(['"`])([^$]*)\1$/.exec(text.slice(start, end));
    return literal?.[2] === undefined ? [] : [{ specifier: literal[2], line: lineAt(text, start) }];
  });
  const seen = new Set<string>();
  const imports = [...names, ...loaded].filter(({ specifier, line }) => {
    const key = `${line} ${specifier}`;
    return !seen.has(key) && seen.add(key);
  });
  return { file, text, program, imports };
}
