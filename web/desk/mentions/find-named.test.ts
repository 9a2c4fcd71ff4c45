import { expect, test } from 'vitest';
import { findNamed, type Nameable } from './find-named.ts';

const named = (name: string, team = false): Nameable => ({ id: name, name, said: '', team });
const all = [
  named('Ada Byron'),
  named('Benoît Ångström'),
  named('Bo Adams'),
  named('Adverts', true),
  named('Zoë O’Brien-Adler'),
];

test('by the beginning of any part of a name, without accents, first names first and teams after people', () => {
  const found = (typed: string) => findNamed(all, typed).map(({ name }) => name);
  expect(found('ad')).toEqual(['Ada Byron', 'Adverts', 'Bo Adams', 'Zoë O’Brien-Adler']);
  expect(found('angs')).toEqual(['Benoît Ångström']);
  expect(found('ada b')).toEqual(['Ada Byron']);
  expect(found('ZOE O’B')).toEqual(['Zoë O’Brien-Adler']);
  expect(found('brien')).toEqual(['Zoë O’Brien-Adler']);
  expect(found('ada, please')).toEqual([]);
  expect(found('')).toHaveLength(5);
});
