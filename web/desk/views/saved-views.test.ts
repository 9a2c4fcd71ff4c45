import { expect, test } from 'vitest';
import { lettersOf, viewGroups, type SavedView } from './saved-views.ts';

const view = (name: string, audience: string, team: string | null = null): SavedView => ({
  ...{ id: name, name, audience, team, filter: {}, sort: 'newest', by: 'Ada', mayChange: true, version: 1 },
});

test('views stand by who sees them: everybody’s, the teams by name, one’s own, which are always there', () => {
  const groups = viewGroups([
    view('a', 'tem_2', 'Night'),
    view('b', 'me'),
    view('c', 'everybody'),
    view('d', 'tem_1', 'Day'),
  ]);
  expect(groups.map(({ name, views }) => [name, ...views.map((each) => each.name)])).toEqual([
    ['Shared', 'c'],
    ['Day', 'd'],
    ['Night', 'a'],
    ['My views', 'b'],
  ]);
  expect(viewGroups([])).toEqual([{ key: 'me', name: 'My views', views: [] }]);
});

test('where there is no room for its name, a view is told by letters', () => {
  expect(['Waits over an hour', '“open” chats', 'ärger', '…'].map(lettersOf)).toEqual(['WO', 'OC', 'Ä', '']);
});
