import { formColours } from '#core/channels/form/form-style.ts';
import type { SurveyLook } from '../page-data.ts';
import { corners, usualAccent } from './parts.ts';

/** A colour as a look may have it; anything else is none. */
export function colourIn(value: string | undefined): string | undefined {
  return value !== undefined && /^#[0-9a-f]{6}$/i.test(value) ? value : undefined;
}

export function themeIn(theme: string): 'auto' | 'light' | 'dark' {
  return theme === 'light' || theme === 'dark' ? theme : 'auto';
}

/**
 * Colours and corners of a look as values of styles under a selector, in the letters of a sheet. Whatever is no colour, number or name of ours
 * stays out: a look may come from a draft that nobody checked, and nothing of it may become a style of somebody's own.
 */
export function lookSheet(root: string, { colour, theme, corners: wanted = corners.usual }: SurveyLook): string {
  const radius = Math.min(Math.abs(Number(wanted)) || 0, corners.most);
  const colours = formColours(root, { colour: colourIn(colour) ?? usualAccent, theme: themeIn(theme) });
  return `${colours}${root}{--r:${radius}px}`;
}
