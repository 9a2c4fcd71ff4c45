import { expect, test } from 'vitest';
import { queryClient } from '../app/query-client.ts';
import { atOnce } from './at-once.ts';

const pages = ['conversation.list', 'pages', { view: 'open' }];
const other = { id: 'cnv_b', status: 'open' };

/** What stands in the pane and in the list. */
function shown(): unknown[] {
  const list = queryClient.getQueryData<{ pages: Array<{ items: Array<{ status: string }> }> }>(pages);
  const pane = queryClient.getQueryData<{ status: string }>(['conversation.read', { id: 'cnv_a' }]);
  return [pane?.status, ...list!.pages[0]!.items.map(({ status }) => status)];
}

test('what is done shows at once, in the pane and in lists, and is taken back when it is refused', async () => {
  const one = { id: 'cnv_a', status: 'open' };
  queryClient.setQueryData(['conversation.read', { id: 'cnv_a' }], one);
  queryClient.setQueryData(pages, { pages: [{ items: [one, other], next: null }], pageParams: [null] });
  const answer = Promise.withResolvers<string>();
  const done = atOnce(one, { status: 'resolved' }, () => answer.promise);
  expect(shown()).toEqual(['resolved', 'resolved', 'open']);
  answer.resolve('done');
  expect(await done).toBe('done');
  expect(shown()).toEqual(['resolved', 'resolved', 'open']);
  const refused = atOnce(one, { status: 'spam' }, () => Promise.reject(new Error('Somebody was faster')));
  expect(shown()).toEqual(['spam', 'spam', 'open']);
  await expect(refused).rejects.toThrow('Somebody was faster');
  expect(shown()).toEqual(['resolved', 'resolved', 'open']);
});
