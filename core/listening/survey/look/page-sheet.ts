import { inkOn } from '#core/colours.ts';
import type { SurveyLook } from '../page-data.ts';
import { fonts } from './fonts.ts';
import { colourIn, lookSheet, themeIn } from './sheet.ts';

/** Only in the light: a company's ground is chosen beside black words. */
function groundOf({ ground, theme }: SurveyLook): string {
  const colour = colourIn(ground);
  const scheme = themeIn(theme);
  if (colour === undefined || scheme === 'dark') return '';
  const own = `:root{--ground:${colour};--on-ground:${inkOn(colour)}}`;
  return scheme === 'auto' ? `@media not (prefers-color-scheme:dark){${own}}` : own;
}

/** The same for a page of its own, with the font and what is behind the questions. */
export function pageSheet(look: SurveyLook): string {
  const { font = 'usual' } = look;
  const stack = Object.hasOwn(fonts, font) ? fonts[font] : fonts.usual;
  return `${lookSheet(':root', look)}:root{--on-ground:var(--soft);--font:${stack}}${groundOf(look)}`;
}
