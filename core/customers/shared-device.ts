import type { Hit } from './agree.ts';
import { isKnown } from './knowledge.ts';
import { customersOfDevice } from './limits.ts';
import { addCustomer, addLink, dropLink, familyOf, type State } from './state.ts';

/**
 * Another known customer was seen on somebody's device. One or two may borrow it; beyond, it is a shared device: it gets
 * a profile of its own, so that nobody's line fills with the steps of others.
 */
export function contest(state: State, { link }: Hit, by: string): void {
  const standing = state.links.get(`${link.kind}\n${link.value}`);
  if (standing === undefined || standing.id === null || standing.shared || standing.contested.includes(by)) return;
  if (!isKnown(familyOf(state, by))) return;
  if (standing.contested.length + 2 < customersOfDevice) {
    state.plan.contests.push({ id: standing.id, root: by });
    standing.contested = [...standing.contested, by];
    return;
  }
  dropLink(state, standing, 'shared device');
  const node = addCustomer(state);
  const { kind, value } = standing;
  const cause = 'shared device';
  addLink(state, familyOf(state, node), { kind, value, customer: node, strength: 'claimed', shared: true, cause });
}
