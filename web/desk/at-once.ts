import { listConversations, readConversation } from '#core/contract/desk.ts';
import { queryClient } from '../app/query-client.ts';
import type { Summary } from './summary.ts';

type Patch = Partial<Pick<Summary, 'status' | 'state' | 'assignee' | 'team' | 'waitingSince'>>;

interface Pages {
  pages: Array<{ items: Summary[] }>;
}

/** Changes a conversation wherever it is on the screen, in its pane and in lists. */
function change(id: string, work: (one: Summary) => Summary): void {
  queryClient.setQueriesData<Summary>(
    {
      predicate: ({ queryKey: [first, input] }) =>
        first === readConversation.id && (input as { id?: unknown }).id === id,
    },
    (one) => (one === undefined ? one : work(one)),
  );
  queryClient.setQueriesData<Pages>(
    { queryKey: [listConversations.id, 'pages'] },
    (data) =>
      data && {
        ...data,
        pages: data.pages.map((page) => ({
          ...page,
          items: page.items.map((one) => (one.id === id ? work(one) : one)),
        })),
      },
  );
}

function fieldsOf(one: Summary, patch: Patch): Patch {
  return Object.fromEntries(Object.keys(patch).map((field) => [field, one[field as keyof Patch]]));
}

/** Does something that shows at once and is taken back on the screen when the server refuses it. Throws what the work throws. */
export async function atOnce<T>(before: Pick<Summary, 'id'>, patch: Patch, work: () => Promise<T>): Promise<T> {
  const { id } = before;
  let was: Patch = {};
  change(id, (one) => {
    was = fieldsOf(one, patch);
    return { ...one, ...patch };
  });
  try {
    return await work();
  } catch (error) {
    change(id, (one) => ({ ...one, ...was }));
    throw error;
  }
}
