import { corners } from '../look/parts.ts';
import type { Font } from '../look/fonts.ts';
import type { Look } from '../schema/look.ts';
import { isLoose, leaving, type Left, type Loose } from './left.ts';

/** `rgba(25, 179, 148, 1)` or `#19b394` as six digits; undefined for anything else, and for what one sees through. */
function colourOf(value: unknown): string | undefined {
  const text = String(value as string).trim();
  if (/^#[0-9a-f]{6}$/i.test(text)) return text.toLowerCase();
  const parts = /^rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*(?:,\s*1(?:\.0)?\s*)?\)$/.exec(text);
  if (parts === null) return undefined;
  const hex = parts.slice(1).map((each) => Math.min(Number(each), 255).toString(16).padStart(2, '0'));
  return `#${hex.join('')}`;
}

function cornersOf(value: unknown): number | undefined {
  const pixels = /^(\d{1,3})(?:\.\d+)?px$/.exec(String(value as string).trim());
  return pixels === null ? undefined : Math.min(Number(pixels[1]), corners.most);
}

function fontOf(value: unknown): Font | undefined {
  const text = String(value as string).toLowerCase();
  if (/mono|courier|consolas/.test(text)) return 'mono';
  if (/sans|arial|helvetica|verdana|tahoma|segoe/.test(text)) return 'usual';
  return /serif|georgia|times|garamond|merriweather/.test(text) ? 'serif' : undefined;
}

const known: Readonly<Record<string, (value: unknown) => Look | undefined>> = {
  '--sjs-primary-backcolor': (value) => said('accent', colourOf(value)),
  '--sjs-general-backcolor-dim': (value) => said('ground', colourOf(value)),
  '--sjs-corner-radius': (value) => said('corners', cornersOf(value)),
  '--sjs-font-family': (value) => said('font', fontOf(value)),
};

function said<K extends keyof Look>(key: K, value: Look[K]): Look | undefined {
  return value === undefined ? undefined : { [key]: value };
}

/** A theme of SurveyJS as a look of ours; what of it has no place here is named. */
export function importTheme(json: unknown): { look: Look | undefined; left: Left[] } {
  const notes = leaving();
  if (!isLoose(json) || !isLoose(json['cssVariables'])) {
    notes.leave('', 'theme', 'This is not a theme in the JSON form of SurveyJS.');
    return { look: undefined, left: notes.left };
  }
  const { cssVariables, colorPalette, themeName: _, ...rest } = json;
  let look: Look = colorPalette === 'dark' || colorPalette === 'light' ? { theme: colorPalette } : {};
  for (const [name, value] of Object.entries(cssVariables as Loose)) {
    const taken = Object.hasOwn(known, name) ? known[name]!(value) : undefined;
    if (taken === undefined) notes.leave('', name);
    look = { ...look, ...taken };
  }
  for (const name of Object.keys(rest)) notes.leave('', name);
  return { look, left: notes.left };
}
