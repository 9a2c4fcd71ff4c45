import { builtinModules } from 'node:module';
import { isTest, type Rule } from '../house.ts';

const builtins = new Set(builtinModules);
const widgetPackages = /^(preact|@preact)(\/|$)/;

/** web/, widget/, form/ and survey/ know only core/ and themselves: never the server, never Node; the widget and the survey stay small. */
export const browserImports: Rule = {
  name: 'browser-imports',
  check: ({ sources }) =>
    sources
      .filter(
        ({ file }) =>
          /^(web|widget|form|survey)\//.test(file) && !isTest(file) && !/\/(build|vite[\w.-]*)\.ts$/.test(file),
      )
      .flatMap(({ file, imports }) =>
        imports.flatMap(({ specifier, line }) => {
          const message = faultOf(file, specifier);
          return message === undefined ? [] : [{ file, line, message }];
        }),
      ),
};

function faultOf(file: string, specifier: string): string | undefined {
  const root = file.split('/')[0]!;
  if (specifier.startsWith('#')) return frontFault(file, specifier);
  if (specifier.startsWith('.')) return undefined;
  if (specifier.startsWith('node:') || builtins.has(specifier))
    return `${root} runs in a browser, which has no ${specifier}`;
  const isSmall = root === 'widget' || root === 'survey';
  if (!isSmall || widgetPackages.test(specifier) || specifier === 'zod') return undefined;
  return `the ${root} is one small script: ${specifier} may not go into it`;
}

/** A survey in a page is played by the player itself, in a script that comes with the first one shown. */
function frontFault(file: string, specifier: string): string | undefined {
  const player = specifier === '#survey' && file.startsWith('widget/in-page/');
  if (player || specifier.startsWith('#core/')) return undefined;
  return `${file.split('/')[0]} may import only #core/, not ${specifier}`;
}
