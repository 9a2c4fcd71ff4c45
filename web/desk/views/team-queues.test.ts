import { expect, test } from 'vitest';
import { queuesOf } from './team-queues.ts';

const person = { id: 'usr_1', name: 'Ada' };
const team = (id: string, more: { mine?: boolean; archived?: boolean } = {}) => ({
  ...{ id: `tem_${id}`, name: id, outsourced: false, archived: more.archived ?? false, version: 1 },
  people: more.mine === true ? [person] : [],
});

test('one’s own teams stand first, others only while something is in their queue', () => {
  const teams = [
    team('a'),
    team('b'),
    team('c', { mine: true }),
    team('d', { mine: true, archived: true }),
    team('e', { archived: true }),
  ];
  const counts = [
    { team: 'tem_b', open: 3, waiting: 1 },
    { team: 'tem_e', open: 1, waiting: 0 },
  ];
  expect(queuesOf(teams, counts, person.id).map(({ name, open }) => `${name} ${open}`)).toEqual(['c 0', 'b 3', 'e 1']);
});
