import { unfilledIn } from '#core/desk/unfilled.ts';
import { problem } from '#platform';

/** Keeps back what still has a placeholder of a canned reply in it: no customer is called `{{ customer.firstName }}`. */
export function refuseUnfilled(text: string, path = 'text'): void {
  const [first] = unfilledIn(text);
  if (first === undefined) return;
  const message = `still has ${first} in it`;
  throw problem('invalid', {
    code: 'unfilled',
    detail: `The ${path} ${message}: write what belongs there, or take it out.`,
    fields: [{ path, message }],
  });
}
