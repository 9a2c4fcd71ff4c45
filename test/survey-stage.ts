import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page, Route } from 'playwright-core';
import { surveyDefinition } from '#core/listening/survey/definition.ts';
import type { SurveyPageData } from '#core/listening/survey/page-data.ts';
import { playerWords } from '#core/listening/survey/words.ts';

const host = 'http://survey.test';
const policy =
  "default-src 'none'; script-src 'self' 'nonce-x'; connect-src 'self'; style-src 'nonce-x'; img-src 'self'";

/** What was posted from a page of questions. */
export interface Posted {
  key: string;
  values: Record<string, unknown>;
  page: string | null;
  done: boolean;
}

export interface SurveyStage {
  page: Page;
  posted: Posted[];
  /** What the page complained of: errors, and what its policy refused. */
  errors: string[];
  /** Another window of the same browser, with a response of its own. */
  another(key: string): Promise<Page>;
  /** How the server takes steps from here on. */
  answerWith(status: number, body?: object): void;
  /** Something else than our server answers, such as a proxy before it. */
  answerFromElsewhere(status: number): void;
}

interface Staged extends Partial<Omit<SurveyPageData, 'definition'>> {
  definition: object;
}

function pageOf(data: SurveyPageData): string {
  const json = JSON.stringify(data).replaceAll('<', String.raw`\u003c`);
  return `<!doctype html><html lang="${data.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Survey</title><style nonce="x">:root{color-scheme:light dark}body{margin:0;background:Canvas}main{max-width:640px;margin:0 auto;padding:24px 16px}</style></head>
<body><main id="survey"></main><script type="application/json" id="survey-data">${json}</script><script type="module" src="/survey/page.js"></script></body></html>`;
}

/** The player in a real browser, as a server would send it, under a strict policy; the server is played by this. */
export async function surveyStage(
  { browser, dist }: { browser: Browser; dist: string },
  staged: Staged,
  context: BrowserContextOptions = {},
): Promise<SurveyStage> {
  const language = staged.language ?? 'en';
  const data: SurveyPageData = {
    edition: 1,
    key: '00000000-0000-4000-8000-000000000001',
    values: {},
    hidden: {},
    page: null,
    done: false,
    words: playerWords[language],
    look: { colour: '#14776b', theme: 'auto' },
    way: 'page',
    address: '/s/token',
    ...staged,
    language,
    definition: surveyDefinition.parse(staged.definition),
  };
  const page = await (await browser.newContext(context)).newPage();
  const [posted, errors]: [Posted[], string[]] = [[], []];
  let answer = { status: 200, body: undefined as object | undefined, ours: true };
  page.on('pageerror', (error) => errors.push(error.message));
  page.on(
    'console',
    (message) => message.type() === 'error' && !message.text().includes('status of') && errors.push(message.text()),
  );
  const answering = (key: string) => async (route: Route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/s/token')
      return route.fulfill({
        contentType: 'text/html',
        headers: { 'content-security-policy': policy },
        body: pageOf({ ...data, key: data.begunHere ? randomUUID() : key }),
      });
    if (pathname === '/s/token/answers') {
      const step = route.request().postDataJSON() as Posted;
      if (answer.status === 0) return route.abort();
      if (answer.status === 200) posted.push(step);
      const problem = answer.ours ? 'application/problem+json' : 'text/html';
      const contentType = answer.status === 200 ? 'application/json' : problem;
      return route.fulfill({
        status: answer.status,
        contentType,
        json: answer.body ?? { done: step.done, faults: [] },
      });
    }
    if (!pathname.startsWith('/survey/')) return route.fulfill({ status: 404 });
    return route.fulfill({
      contentType: 'text/javascript',
      body: await readFile(join(dist, pathname.slice(8)), 'utf8'),
    });
  };
  const openIn = async (window: Page, key: string) => {
    await window.route(`${host}/**`, answering(key));
    await window.goto(`${host}/s/token`);
    return window;
  };
  await openIn(page, data.key);
  return {
    page,
    posted,
    errors,
    another: async (key) => openIn(await page.context().newPage(), key),
    answerWith(status, body) {
      answer = { status, body, ours: true };
    },
    answerFromElsewhere(status) {
      answer = { status, body: undefined, ours: false };
    },
  };
}
