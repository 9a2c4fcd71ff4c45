import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { chromium as playwright, type Browser, type Page } from 'playwright-core';
import { chromium } from './chromium.ts';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

/** A microphone and a camera that always give something, and nobody who has to allow it. */
export const fakeMedia = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

/** A real Chromium. One per test file; every test takes its own `browser.newContext()`. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const { executable, env } = await chromium();
  return await playwright.launch({ executablePath: executable, args: [...flags, ...more], env, timeout: 60_000 });
}

export interface Violation {
  rule: string;
  impact: string;
  help: string;
  where: string[];
}

/** Serious and critical accessibility violations of the page as it stands once fonts and animations are done. */
export async function axe(page: Page, within?: string): Promise<Violation[]> {
  await atRest(page);
  // evaluate runs below the page's own content security policy, so nothing has to be loosened for it
  const source = await axeSource();
  await page.evaluate(`if (!window.axe) { ${source} }`);
  const found = await page.evaluate(
    `axe.run(${within === undefined ? 'document' : JSON.stringify(within)}, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
  );
  return (found as AxeResult).violations
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .map((violation) => ({
      rule: violation.id,
      impact: violation.impact,
      help: violation.help,
      where: violation.nodes.map((node) => `${node.target.flat().join(' ')}: ${node.failureSummary ?? ''}`),
    }));
}

/** Waits until fonts are loaded and no finite animation runs any more (shadow roots included). */
export async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const roots: DocumentOrShadowRoot[] = [document];
    const look = (from: ParentNode) => {
      for (const { shadowRoot } of from.querySelectorAll('*')) {
        if (!shadowRoot) continue;
        roots.push(shadowRoot);
        look(shadowRoot);
      }
    };
    look(document);
    const running = roots
      .flatMap((root) => root.getAnimations())
      .filter((animation) => {
        const end = animation.effect?.getComputedTiming().endTime;
        return animation.playState === 'running' && typeof end === 'number' && Number.isFinite(end);
      });
    await Promise.allSettled(running.map((animation) => animation.finished));
  });
}

interface AxeResult {
  violations: Array<{
    id: string;
    impact: string;
    help: string;
    nodes: Array<{ target: Array<string | string[]>; failureSummary?: string }>;
  }>;
}

let source: Promise<string> | undefined;

async function axeSource(): Promise<string> {
  source ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  return await source;
}
