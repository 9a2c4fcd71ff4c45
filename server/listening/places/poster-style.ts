import type { Html } from '#platform';

/** One sheet of paper, upright; on a screen it lies on grey. */
export const posterStyle: Html = {
  html: `
  * { box-sizing: border-box; }
  @page { size: A4 portrait; margin: 0; }
  body { margin: 0; background: #e9edf1; font: 16px/1.45 system-ui, sans-serif; color: #16202b; }
  main { display: flex; flex-direction: column; align-items: center; gap: 22px; width: min(100%, 210mm); min-height: min(100vh, 297mm); margin: 0 auto; padding: 56px 40px 32px; background: #fff; border-block-start: 18px solid var(--brand); text-align: center; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  p { margin: 0; }
  .company { font-size: 22px; font-weight: 600; color: #4a5663; }
  .said { display: grid; gap: 26px; }
  .ask { font-size: 44px; line-height: 1.15; font-weight: 750; letter-spacing: -.015em; }
  .words p:not(.ask) { margin-block-start: 6px; font-size: 19px; color: #33404d; }
  [data-many=yes] .said { grid-template-columns: repeat(auto-fit, minmax(230px, 1fr)); gap: 18px 28px; width: 100%; }
  [data-many=yes] .ask { font-size: 26px; }
  [data-many=yes] .words p:not(.ask) { font-size: 15px; }
  .code { width: min(100%, 105mm); height: auto; border: 1px solid #d5dce3; border-radius: 14px; }
  .address { max-width: 100%; font-size: 13px; color: #4a5663; overflow-wrap: anywhere; }
  .place { margin-block-start: auto; font-size: 13px; color: #4a5663; }
  @media print { body { background: #fff; } main { width: 100%; min-height: 297mm; } }
  @media screen and (max-width: 520px) { main { padding: 32px 18px 20px; } .ask { font-size: 34px; } }
`,
};
