import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe, launchBrowser } from './browser.ts';

let browser: Browser;
const pages: Record<string, string> = {
  '/good': '<!doctype html><html lang="en"><title>t</title><main><h1>Good</h1><button>Go</button></main>',
  '/bad': '<!doctype html><html lang="en"><title>t</title><main><h1>Bad</h1><button></button></main>',
  '/arabic': '<!doctype html><html lang="ar" dir="rtl"><title>t</title><main><h1>مرحبا بكم</h1></main>',
};
const server = createServer((request, reply) => {
  reply.setHeader('content-type', 'text/html; charset=utf-8');
  reply.setHeader('content-security-policy', "default-src 'none'");
  reply.end(pages[request.url ?? ''] ?? '');
});
let origin = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  server.close();
});

test('axe finds a nameless button under a strict policy, and nothing on a good page', async () => {
  const page = await browser.newPage();
  await page.goto(`${origin}/good`);
  expect(await axe(page)).toEqual([]);
  await page.goto(`${origin}/bad`);
  expect((await axe(page)).map((violation) => violation.rule)).toEqual(['button-name']);
  await page.close();
});

test('the browser has letters for Arabic', async () => {
  const page = await browser.newPage();
  await page.goto(`${origin}/arabic`);
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'h1' });
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
  expect(fonts.map((font) => font.familyName)).toContain('Noto Sans Arabic');
  await page.close();
});
