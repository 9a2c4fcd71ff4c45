import type { Html } from '#platform';

/** The look of the answer page: large targets, light and dark, both writing directions. */
export const answerPageStyle: Html = {
  html: `
  :root { color-scheme: light dark; --ink: #1d2733; --soft: #566271; --paper: #fff; --ground: #f4f6f8; --edge: #c9d1da; --warm: #b4481f; --warm-soft: #fdf0ea; --on-warm: #fff; }
  @media (prefers-color-scheme: dark) { :root { --ink: #eef2f6; --soft: #aab6c2; --paper: #1b232c; --ground: #12181f; --edge: #3c4854; --warm: #ff9d72; --warm-soft: #3a2419; --on-warm: #23140c; } }
  * { box-sizing: border-box; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 16px; background: var(--ground); color: var(--ink); font: 17px/1.5 system-ui, sans-serif; }
  main { width: min(100%, 560px); background: var(--paper); border: 1px solid var(--edge); border-radius: 16px; padding: 28px; }
  h1 { margin: 0 0 20px; font-size: 15px; font-weight: 600; color: var(--soft); }
  fieldset { border: 0; margin: 0; padding: 0; }
  legend { padding: 0; margin-bottom: 18px; font-size: 22px; font-weight: 650; line-height: 1.3; }
  .choices { display: grid; gap: 8px; }
  .choice { display: flex; align-items: center; gap: 14px; min-height: 52px; padding: 8px 16px; border: 1px solid var(--edge); border-radius: 12px; cursor: pointer; }
  .choice:hover { border-color: var(--warm); }
  .choice:has(:checked) { border-color: var(--warm); background: var(--warm-soft); box-shadow: inset 0 0 0 1px var(--warm); }
  .choice:has(:focus-visible) { outline: 3px solid var(--warm); outline-offset: 2px; }
  .choice input { accent-color: var(--warm); width: 20px; height: 20px; margin: 0; flex: none; }
  .number { font-weight: 700; font-variant-numeric: tabular-nums; }
  .words { display: block; margin: 22px 0; }
  .words span { display: block; margin-bottom: 6px; color: var(--soft); }
  textarea { width: 100%; padding: 12px; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--edge); border-radius: 12px; resize: vertical; }
  textarea:focus-visible, button:focus-visible { outline: 3px solid var(--warm); outline-offset: 2px; }
  button { width: 100%; min-height: 52px; border: 0; border-radius: 12px; background: var(--warm); color: var(--on-warm); font: inherit; font-weight: 650; cursor: pointer; }
  fieldset + button { margin-top: 22px; }
  .wish { margin: 18px 0 0; font-size: 15px; text-align: center; }
  .wish a { color: var(--soft); }
  .complaint { color: var(--warm); font-weight: 600; margin: 0 0 12px; }
  .thanks { font-size: 22px; font-weight: 650; line-height: 1.35; margin: 0; }
`,
};
