import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { addresses, lookedAtElsewhere, openAddresses } from './addresses.ts';
import { lookAtAll, wideLight } from './look.ts';
import { demoStage, type Stage } from './stage.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 240_000 });

const root = join(import.meta.dirname, '../..');
let stage: Stage;
beforeAll(async () => {
  stage = await demoStage(150);
});

/** The pages that web/ has, by the ends of their addresses. */
function routedPaths(): string[] {
  return globSync('web/**/routes.tsx', { cwd: root }).flatMap((file) => {
    const pages = readFileSync(join(root, file), 'utf8').split('createRoute({').slice(1);
    return pages
      .filter((page) => page.includes('lazyRouteComponent('))
      .map((page) => /path: '([^']+)'/.exec(page)![1]!);
  });
}

test('the list names every page', () => {
  const listed = [...addresses, ...openAddresses, ...lookedAtElsewhere].map((address) => address.replace(/\?.*$/, ''));
  const frames = ['/settings', '/listening', '/insight'];
  const isListed = (path: string) => listed.some((address) => address === path || address.endsWith(`/${path}`));
  expect(routedPaths().filter((path) => !frames.includes(path) && !isListed(path))).toEqual([]);
});

// axe looks at all of them on every screen in pages.wide.test.ts.
test('every page, wide and light: no error, no sideways scrolling', async () => {
  const { faulty, looked } = await lookAtAll(stage, wideLight, { closely: false });
  expect(faulty).toEqual([]);
  expect(looked).toBeGreaterThan(35);
});
