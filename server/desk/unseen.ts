import { problem, type Tx } from '#platform';
import { messagesOf } from '#channels';

/** Throws `conflict` (`moved-on`) when the customer wrote something after the message that was seen. */
export async function refuseUnseen(
  tx: Tx,
  thread: string,
  { seen, machinesAside = false }: { seen: string | null; machinesAside?: boolean | undefined },
): Promise<void> {
  if (seen === null) return;
  const { items } = await messagesOf(tx, thread, { limit: 50 });
  const newer = items.slice(
    0,
    Math.max(
      0,
      items.findIndex(({ id }) => id === seen),
    ),
  );
  const unseen = newer.filter(({ direction, automatic }) => direction === 'in' && !(machinesAside && automatic));
  if (unseen.length > 0)
    throw problem('conflict', {
      code: 'moved-on',
      detail: 'The customer wrote meanwhile. Your answer is kept: read first, then send.',
    });
}
