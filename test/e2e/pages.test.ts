import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addresses, lookedAtElsewhere, openAddresses } from './addresses.ts';

const root = join(import.meta.dirname, '../..');
/** The pages that web/ has, by the ends of their addresses. */
function routedPaths(): string[] {
  return globSync('web/**/routes.tsx', { cwd: root }).flatMap((file) => {
    const pages = readFileSync(join(root, file), 'utf8').split('createRoute({').slice(1);
    return pages
      .filter((page) => page.includes('lazyRouteComponent('))
      .map((page) => /path: '([^']+)'/.exec(page)![1]!);
  });
}

// They are looked at on every screen in pages.wide.test.ts.
test('the list names every page', () => {
  const listed = [...addresses, ...openAddresses, ...lookedAtElsewhere].map((address) => address.replace(/\?.*$/, ''));
  const frames = ['/settings', '/listening', '/insight'];
  const isListed = (path: string) => listed.some((address) => address === path || address.endsWith(`/${path}`));
  expect(routedPaths().filter((path) => !frames.includes(path) && !isListed(path))).toEqual([]);
});
