import { pageSheet } from '#core/listening/survey/look/page-sheet.ts';
import type { SurveyLook } from '#core/listening/survey/page-data.ts';
import type { Html } from '#platform';
import { plainStyle } from './plain-style.ts';

/** The ground on which a survey is played, in its look; the survey brings its own. */
export function playPageStyle(look: SurveyLook): Html {
  return { html: `${pageSheet(look)}${style}${plainStyle('noscript')}` };
}

const style = `
  * { box-sizing: border-box; }
  body { margin: 0; min-height: 100vh; padding: 28px 16px 48px; background: var(--ground); font: 17px/1.5 var(--font); color: var(--ink); }
  .company { max-width: 640px; margin: 0 auto 12px; padding: 0 4px; color: var(--on-ground); font-size: 15px; font-weight: 600; }
  main, noscript { display: block; max-width: 640px; margin: 0 auto; padding: 28px; background: var(--paper); border: 1px solid var(--line); border-radius: calc(var(--r) * 1.3); }
  main:empty { display: none; }
  noscript { --accent: var(--brand); --on-accent: var(--on-brand); --accent-soft: color-mix(in srgb, var(--brand) 10%, var(--paper)); --wrong: var(--bad); --round: var(--r); }
  .foot { max-width: 640px; margin: 14px auto 0; padding: 0 4px; color: var(--on-ground); font-size: 14px; }
  .foot a { color: var(--on-ground); }
  @media (max-width: 480px) { body { padding-inline: 0; } main, noscript { padding: 20px 16px; border-inline: 0; border-radius: 0; } .company, .foot { padding: 0 16px; } }
`;
