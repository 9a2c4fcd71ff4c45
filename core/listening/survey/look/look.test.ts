import { expect, test } from 'vitest';
import { contrast } from '#core/colours.ts';
import { surveyDefinition } from '../definition.ts';
import { importTheme } from '../exchange/import-theme.ts';
import type { SurveyLook } from '../page-data.ts';
import { pageSheet } from './page-sheet.ts';
import { leastOfMarks, readabilityOf } from './readable.ts';

const page = { name: 'p', elements: [{ type: 'comment', name: 'why' }] };

test('a look is values: nothing hostile becomes a style', () => {
  const usual = pageSheet({ colour: '#14776b', theme: 'auto' });
  const bad = 'red}body{background:url(https://evil.example/)';
  const hostile = { colour: bad, theme: bad, ground: bad, font: bad };
  expect(pageSheet(hostile as unknown as SurveyLook)).toBe(usual);
  expect(pageSheet({ colour: '#14776b', theme: 'auto', corners: bad as never })).toBe(
    usual.replace('--r:12px', '--r:0px'),
  );
  for (const look of [
    { accent: bad },
    { accent: 'red' },
    { ground: '#fff' },
    { font: 'constructor' },
    { corners: 900 },
    { logo: 'https://x' },
    { css: 'x' },
  ])
    expect(surveyDefinition.safeParse({ pages: [page], look }).success, JSON.stringify(look)).toBe(false);
  const own = pageSheet({ colour: '#0055aa', theme: 'light', ground: '#0d2b45', font: 'serif', corners: 3 });
  for (const part of ['--brand:#0055aa', '--ground:#0d2b45;--on-ground:#ffffff', '--r:3px', 'Georgia'])
    expect(own).toContain(part);
  expect(pageSheet({ colour: '#0055aa', theme: 'dark', ground: '#ffffff' })).not.toContain('--ground:#ffffff');
});

test('an accent that hardly stands out comes with the nearest that does', () => {
  expect(readabilityOf('#14776b').better).toBeUndefined();
  for (const [accent, theme] of [
    ['#ffe14d', 'light'],
    ['#0d2b45', 'dark'],
    ['#ffffff', 'auto'],
    ['#000000', 'auto'],
  ] as const) {
    const { better, contrast: found } = readabilityOf(accent, theme);
    expect(found).toBeLessThan(leastOfMarks);
    for (const paper of theme === 'light' ? ['#ffffff'] : theme === 'dark' ? ['#171c24'] : ['#ffffff', '#171c24'])
      expect(contrast(better!, paper)).toBeGreaterThanOrEqual(leastOfMarks);
  }
});

test('a theme of SurveyJS becomes a look, and what has no place is named', () => {
  const { look, left } = importTheme({
    themeName: 'default',
    colorPalette: 'dark',
    isPanelless: true,
    cssVariables: {
      '--sjs-primary-backcolor': 'rgba(25, 179, 148, 1)',
      '--sjs-general-backcolor-dim': '#F3F3F3',
      '--sjs-corner-radius': '4px',
      '--sjs-font-family': 'Georgia, serif',
      '--sjs-shadow-small': '0px 1px 2px 0px rgba(0, 0, 0, 0.15)',
    },
  });
  expect(look).toEqual({ theme: 'dark', accent: '#19b394', ground: '#f3f3f3', corners: 4, font: 'serif' });
  expect(left.map(({ what }) => what)).toEqual(['--sjs-shadow-small', 'isPanelless']);
  expect(importTheme('x').look).toBeUndefined();
});
