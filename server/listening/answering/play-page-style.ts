import type { Html } from '#platform';

/** The ground on which a survey is played; the survey brings its own look. */
export const playPageStyle: Html = {
  html: `
  :root { color-scheme: light dark; --ground: #f4f6f8; --paper: #fff; --soft: #566271; --edge: #dbe1e8; }
  @media (prefers-color-scheme: dark) { :root { --ground: #12181f; --paper: #1b232c; --soft: #aab6c2; --edge: #333f4b; } }
  * { box-sizing: border-box; }
  body { margin: 0; min-height: 100vh; padding: 28px 16px 48px; background: var(--ground); font: 17px/1.5 system-ui, sans-serif; }
  .company { max-width: 640px; margin: 0 auto 12px; padding: 0 4px; color: var(--soft); font-size: 15px; font-weight: 600; }
  main, noscript { display: block; max-width: 640px; margin: 0 auto; padding: 28px; background: var(--paper); border: 1px solid var(--edge); border-radius: 16px; }
  main:empty { display: none; }
  .foot { max-width: 640px; margin: 14px auto 0; padding: 0 4px; font-size: 14px; }
  .foot a { color: var(--soft); }
  @media (max-width: 480px) { body { padding-inline: 0; } main, noscript { padding: 20px 16px; border-inline: 0; border-radius: 0; } .company { padding: 0 16px; } }
`,
};
