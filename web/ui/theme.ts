import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';
import { componentDefaults } from './theme-components.ts';

const hues = ['accent', 'fact', 'feel', 'warn', 'good', 'bad'] as const;
export type Hue = (typeof hues)[number];

/** Ten times the same: every shade of a hue is resolved to its token, which differs by theme. */
function tuple(hue: Hue): MantineColorsTuple {
  const one = `var(--${hue})`;
  return [one, one, one, one, one, one, one, one, one, one];
}

/** Mantine's two greys, led back to tokens: its menus, borders and hovers then differ by theme like everything else. */
const greys: Record<'gray' | 'dark', MantineColorsTuple> = {
  gray: grey(['canvas', 'hover', 'line', 'line-2', 'line-2', 'ink-3', 'ink-3', 'ink-2', 'ink-2', 'ink']),
  dark: grey(['ink', 'ink-2', 'ink-3', 'line-3', 'line-2', 'line', 'paper', 'paper', 'canvas', 'canvas']),
};

function grey(tokens: readonly string[]): MantineColorsTuple {
  return tokens.map((token) => `var(--${token})`) as unknown as MantineColorsTuple;
}

function hueVariables(): Record<string, string> {
  const entries = hues.flatMap((hue) => {
    const strong = hue === 'accent' || hue === 'bad' ? `var(--${hue}-strong)` : `var(--${hue})`;
    const name = `--mantine-color-${hue}`;
    return [
      [`${name}-filled`, `var(--${hue})`],
      [`${name}-filled-hover`, strong],
      [`${name}-light`, `var(--${hue}-soft)`],
      [`${name}-light-hover`, `var(--${hue}-soft)`],
      [`${name}-light-color`, `var(--${hue})`],
      [`${name}-outline`, `var(--${hue})`],
      [`${name}-outline-hover`, `var(--${hue}-soft)`],
      [`${name}-text`, `var(--${hue})`],
    ];
  });
  return Object.fromEntries(entries) as Record<string, string>;
}

/** What Mantine would mix from its greys: tinted, they would be glaring by night. */
function greyVariables(): Record<string, string> {
  const entries = Object.keys(greys).flatMap((name) => [
    [`--mantine-color-${name}-light`, 'var(--hover)'],
    [`--mantine-color-${name}-light-hover`, 'var(--hover)'],
    [`--mantine-color-${name}-light-color`, 'var(--ink-2)'],
    [`--mantine-color-${name}-outline`, 'var(--line-2)'],
    [`--mantine-color-${name}-outline-hover`, 'var(--hover)'],
    [`--mantine-color-${name}-text`, 'var(--ink-2)'],
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}

/** Mantine's own variables, each led back to a token of tokens.css. */
export const cssVariables: CSSVariablesResolver = () => {
  const shared = {
    ...hueVariables(),
    ...greyVariables(),
    '--mantine-color-body': 'var(--paper)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-3)',
    '--mantine-color-placeholder': 'var(--ink-3)',
    '--mantine-color-error': 'var(--bad)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-default': 'var(--paper)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line-2)',
    '--mantine-color-disabled': 'var(--canvas)',
    '--mantine-color-disabled-color': 'var(--ink-3)',
    '--mantine-color-disabled-border': 'var(--line)',
    '--mantine-shadow-md': 'var(--float)',
  };
  return { variables: {}, light: shared, dark: shared };
};

const variantColors: VariantColorsResolver = (input) => {
  const colours = defaultVariantColorsResolver(input);
  return input.variant === 'filled' ? { ...colours, color: 'var(--on-fill)' } : colours;
};

/** The console's theme: type scale, 4 px grid, radii, hues. */
export const theme = createTheme({
  primaryColor: 'accent',
  colors: { ...Object.fromEntries(hues.map((hue) => [hue, tuple(hue)])), ...greys },
  variantColorResolver: variantColors,
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  fontSizes: {
    xs: 'var(--text-xs)',
    sm: 'var(--text-sm)',
    md: 'var(--text-md)',
    lg: 'var(--text-lg)',
    xl: 'var(--text-xl)',
  },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '4px', sm: '6px', md: '10px', lg: '16px', xl: '32px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  headings: { fontFamily: 'var(--font)', fontWeight: '650' },
  components: componentDefaults,
});
