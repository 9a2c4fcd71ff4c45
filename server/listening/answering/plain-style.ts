const rules = `
  fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
  legend { padding: 0; margin-bottom: 18px; font-size: 22px; font-weight: 650; line-height: 1.3; overflow-wrap: anywhere; }
  .choices { display: grid; gap: 8px; }
  .choices[data-many=yes] { grid-template-columns: repeat(auto-fit, minmax(76px, 1fr)); }
  .choice { display: flex; align-items: center; gap: 14px; min-height: 52px; padding: 8px 16px; border: 1px solid var(--edge); border-radius: var(--round); cursor: pointer; }
  [data-many=yes] .choice { gap: 10px; padding-inline: 12px; }
  .choice:hover { border-color: var(--accent); }
  .choice:has(:checked) { border-color: var(--accent); background: var(--accent-soft); box-shadow: inset 0 0 0 1px var(--accent); }
  .choice:has(:focus-visible) { outline: 3px solid var(--accent); outline-offset: 2px; }
  .choice input { accent-color: var(--accent); width: 20px; height: 20px; margin: 0; flex: none; }
  .number { font-weight: 700; font-variant-numeric: tabular-nums; }
  .ends { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 4px 20px; margin: 10px 0 0; color: var(--soft); font-size: 15px; }
  .words { display: block; margin: 22px 0; }
  .words span { display: block; margin-bottom: 6px; color: var(--soft); }
  textarea { width: 100%; padding: 12px; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--edge); border-radius: var(--round); resize: vertical; }
  :is(textarea, form button):focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
  form button { width: 100%; min-height: 52px; border: 0; border-radius: var(--round); background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 650; cursor: pointer; }
  fieldset + button { margin-top: 22px; }
  .wish { margin: 18px 0 0; font-size: 15px; text-align: center; }
  .wish a { color: var(--soft); }
  .complaint { color: var(--wrong); font-weight: 600; margin: 0 0 12px; }
  .thanks { font-size: 22px; font-weight: 650; line-height: 1.35; margin: 0; }
`;

/** The look of a form without scripts under a selector; its colours are `--accent`, `--on-accent`, `--accent-soft` and `--wrong`, its corners `--round`. */
export function plainStyle(root: string): string {
  return rules
    .trim()
    .split('\n')
    .map((rule) => `${root} ${rule.trim()}`)
    .join('\n');
}
