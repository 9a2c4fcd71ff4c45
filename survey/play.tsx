import { render } from 'preact';
import { usualAccent } from '#core/listening/survey/look/parts.ts';
import { lookSheet } from '#core/listening/survey/look/sheet.ts';
import type { PlayOptions } from './options.ts';
import { Player } from './player.tsx';
import css from './survey.css?inline';

const usualLook = { colour: usualAccent, theme: 'auto' } as const;

/** Sheets made by a script need no leave of the page's policy, as a `<style>` would. */
function dress(element: HTMLElement, look: PlayOptions['look'] = usualLook): () => void {
  const root = element.getRootNode();
  const place = root instanceof ShadowRoot ? root : element.ownerDocument;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(lookSheet('.survey', look) + css);
  place.adoptedStyleSheets = [...place.adoptedStyleSheets, sheet];
  return () => {
    place.adoptedStyleSheets = place.adoptedStyleSheets.filter((each) => each !== sheet);
  };
}

/** Plays a survey within an element, and gives what takes it away again. */
export function play(element: HTMLElement, options: PlayOptions): () => void {
  const undress = dress(element, options.look);
  render(<Player key={options.key} options={options} />, element);
  return () => {
    render(null, element);
    undress();
  };
}
