import type { Html } from '#platform';
import { plainStyle } from './plain-style.ts';

/** The look of the answer page: large targets, light and dark, both writing directions. */
export const answerPageStyle: Html = {
  html: `
  :root { color-scheme: light dark; --ink: #1d2733; --soft: #566271; --paper: #fff; --ground: #f4f6f8; --edge: #c9d1da; --accent: #b4481f; --accent-soft: #fdf0ea; --on-accent: #fff; --wrong: var(--accent); --round: 12px; }
  @media (prefers-color-scheme: dark) { :root { --ink: #eef2f6; --soft: #aab6c2; --paper: #1b232c; --ground: #12181f; --edge: #3c4854; --accent: #ff9d72; --accent-soft: #3a2419; --on-accent: #23140c; } }
  * { box-sizing: border-box; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 16px; background: var(--ground); color: var(--ink); font: 17px/1.5 system-ui, sans-serif; }
  main { width: min(100%, 560px); background: var(--paper); border: 1px solid var(--edge); border-radius: 16px; padding: 28px; }
  h1 { margin: 0 0 20px; font-size: 15px; font-weight: 600; color: var(--soft); }
  ${plainStyle('main')}
`,
};
