import { dirname, join } from 'node:path/posix';
import { domainOf, domains, isTest, type Rule } from '../house.ts';

/** Another domain is entered by its alias only, another root by `#core/`; nobody climbs over the fence with `../`. */
export const frontDoors: Rule = {
  name: 'front-doors',
  check: ({ sources }) =>
    sources.flatMap(({ file, imports }) =>
      imports.flatMap(({ specifier, line }) => {
        const message = faultOf(file, specifier);
        return message === undefined ? [] : [{ file, line, message }];
      }),
    ),
};

function faultOf(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return climbs(file, specifier);
  if (!specifier.startsWith('#')) return undefined;
  const home = domainOf(file);
  if (home !== undefined && specifier === `#${home}` && !isTest(file))
    return `inside ${home} import the file itself, not ${specifier}`;
  if (specifier.startsWith('#test/') && !mayUseTests(file)) return 'only tests may import from test/';
  if (specifier.startsWith('#training/') && !/^(training|bench)\//.test(file))
    return 'the product runs without training/: only bench/ may import from it';
  return deep(specifier);
}

function deep(specifier: string): string | undefined {
  const [, domain, rest] = /^#([a-z]+)(\/.+)?$/.exec(specifier) ?? [];
  if (domain === undefined || rest === undefined || !domains.includes(domain)) return undefined;
  return `${specifier} goes past the front door: import #${domain}`;
}

function climbs(file: string, specifier: string): string | undefined {
  const home = homeOf(file);
  const target = join(dirname(file), specifier);
  if (mayEnter(file, target)) return undefined;
  return target.startsWith(`${home}/`) ? undefined : `${specifier} leaves ${home}: use an alias of package.json`;
}

/** A bench may measure one part alone; tests look at the pages as they are built. */
function mayEnter(file: string, target: string): boolean {
  const measures = file.startsWith('bench/') && target.startsWith('server/');
  return measures || (file.startsWith('test/') && /^(web|widget|form)\/build\.ts$/.test(target));
}

function homeOf(file: string): string {
  const domain = domainOf(file);
  return domain === undefined ? (file.split('/')[0] ?? '') : `server/${domain}`;
}

function mayUseTests(file: string): boolean {
  return isTest(file) || /^(test|bench|seed)\//.test(file);
}
