import { inkOn } from '#core/colours.ts';

const light = `--ink:#1c2430;--soft:#55606f;--paper:#fff;--ground:#f6f7f9;--edge:#848d9b;--line:#e6e9ee;--bad:#a81d52;--bad-soft:#fbe9f0;`;
const dark = `--ink:#e9edf3;--soft:#a8b2c0;--paper:#171c24;--ground:#10141a;--edge:#6d7887;--line:#262d38;--bad:#ff8fb4;--bad-soft:#33192a;`;

/** The colours of a form under a selector; `auto` follows the device. */
export function formColours(
  root: string,
  { colour, theme }: { colour: string; theme: 'auto' | 'light' | 'dark' },
): string {
  const brand = `--brand:${colour};--on-brand:${inkOn(colour)};`;
  const usual = theme === 'dark' ? dark : light;
  const scheme = theme === 'auto' ? 'light dark' : theme;
  const night = theme === 'auto' ? `@media (prefers-color-scheme:dark){${root}{${dark}}}` : '';
  return `${root}{${brand}${usual}color-scheme:${scheme}}${night}`;
}

/** The look of a form: large targets, one column, both writing directions. */
export const formStyle = `
.form,.form *{box-sizing:border-box}
.form{display:grid;gap:18px;color:var(--ink);background:var(--paper);font:16px/1.5 'Inter Variable',Inter,system-ui,-apple-system,'Segoe UI',sans-serif;overflow-wrap:anywhere}
.form h1{margin:0;font-size:24px;line-height:1.25;font-weight:650;letter-spacing:-.01em}
.form p{margin:0}
.form .intro{color:var(--soft);white-space:pre-line}
.form .presence{color:var(--soft);font-size:15px}
.form .note,.form .help,.form .draft,.form .progress{color:var(--soft);font-size:14px}
.form .field{display:grid;gap:6px;margin:0;padding:0;border:0;min-width:0}
.form .field[hidden]{display:none}
.form .field>label,.form legend{font-weight:600;font-size:15px;padding:0}
.form legend{margin-bottom:6px}
.form .star{color:var(--bad)}
.form input:not([type=checkbox]):not([type=radio]):not([type=file]),.form textarea,.form select{width:100%;min-height:44px;padding:9px 12px;font:inherit;color:inherit;background:var(--paper);border:1px solid var(--edge);border-radius:10px}
.form textarea{resize:vertical;min-height:130px}
.form .pick{position:relative;display:grid;place-items:center;min-height:64px;padding:10px;border:1px dashed var(--edge);border-radius:10px;font-weight:600}
.form .pick input{position:absolute;inset:0;width:100%;height:100%;opacity:0;cursor:pointer}
.form .pick:has(:focus-visible){outline:3px solid color-mix(in srgb,var(--brand) 55%,var(--ink));outline-offset:2px}
.form .pick:hover{border-style:solid}
.form .pick:has([aria-invalid=true]){border-color:var(--bad)}
.form input[type=date]{max-width:220px}
.form .boxes{display:grid;gap:2px}
.form .field .box{display:flex;gap:10px;align-items:flex-start;min-height:32px;padding:4px 0;cursor:pointer;font-weight:400;font-size:16px}
.form .box input{width:20px;height:20px;margin:2px 0 0;flex:none;accent-color:var(--brand)}
.form :is(input,textarea,select,button,a,.summary,.sent):focus-visible{outline:3px solid color-mix(in srgb,var(--brand) 55%,var(--ink));outline-offset:2px}
.form [aria-invalid=true]:not([type=checkbox]):not([type=radio]){border-color:var(--bad)!important;box-shadow:inset 0 0 0 1px var(--bad)}
.form .error{color:var(--bad);font-size:14px;font-weight:600}
.form .error:empty,.form .trouble:empty,.form .progress:empty{display:none}
.form .trouble{color:var(--bad);font-weight:600}
.form .summary{padding:14px 16px;border-radius:10px;background:var(--bad-soft);color:var(--ink)}
.form .summary[hidden],.form .draft[hidden]{display:none}
.form .summary p{font-weight:600}
.form .summary ul{margin:6px 0 0;padding-inline-start:20px}
.form .summary a{color:inherit;text-underline-offset:3px}
.form .away{position:absolute;inset-inline-start:-9999px;width:1px;height:1px;overflow:hidden}
.form .attached{display:grid;gap:6px;margin:0;padding:0;list-style:none}
.form .attached:empty{display:none}
.form .attached li{display:flex;gap:10px;align-items:center;justify-content:space-between;padding:6px 12px;border:1px solid var(--line);border-radius:10px;font-size:15px}
.form .attached li[data-bad]{color:var(--bad);border-color:var(--bad)}
.form .end{display:flex;flex-wrap:wrap;gap:14px;align-items:center}
.form .send{min-height:46px;padding:10px 28px;border:0;border-radius:10px;background:var(--brand);color:var(--on-brand);font:inherit;font-weight:650;cursor:pointer}
.form .send:hover{filter:brightness(1.06)}
.form .send[aria-disabled=true]{opacity:.65;cursor:progress}
.form .quiet{padding:2px 0;border:0;background:none;color:inherit;font:inherit;text-decoration:underline;text-underline-offset:3px;cursor:pointer}
.form.sent{gap:12px}
.form .number{font-size:18px;font-weight:600}
.form .thanks{white-space:pre-line}
@media (prefers-reduced-motion:no-preference){.form .send{transition:filter .12s}}
`;

/** The page around it. */
export const formPageStyle = `
body{margin:0;background:var(--ground)}
body[data-embedded]{background:transparent}
main{max-width:680px;margin:0 auto;padding:24px 16px 48px}
body[data-embedded] main{max-width:none;padding:0}
main .form{padding:28px;border:1px solid var(--line);border-radius:16px}
body[data-embedded] main .form{padding:20px}
.company{max-width:680px;margin:0 auto;padding:0 4px 14px;color:var(--soft);font:600 15px/1.4 system-ui,sans-serif}
.languages{max-width:680px;margin:14px auto 0;display:flex;flex-wrap:wrap;gap:4px 14px;font:14px/1.6 system-ui,sans-serif}
.languages a{color:var(--soft)}
@media (max-width:480px){main{padding:0}main .form{border:0;border-radius:0;padding:20px 16px}.company{padding:14px 16px 0}.languages{padding:0 16px 20px}}
`;
