import { memberNames } from '#people';
import { problem, type Actor, type Tx } from '#platform';

/** Who wrote something that waits. */
export interface Author {
  authorKind: Actor['kind'];
  author: string | null;
  authorName: string;
}

/** Whoever wrote it speaks, whoever lets it go. */
export function writerOf(tx: Tx, { authorKind, author, authorName }: Author): Actor {
  return {
    workspace: tx.workspace,
    kind: authorKind,
    id: author,
    name: authorName,
    permissions: new Set(['conversation.read', 'conversation.reply', 'conversation.resolve', 'conversation.assign']),
  };
}

/** Nobody speaks for the company after they have left it. */
export async function refuseLeft(tx: Tx, { authorKind, author, authorName }: Author): Promise<void> {
  if (authorKind !== 'agent' || author === null || (await memberNames(tx, [author])).has(author)) return;
  throw problem('refused', { detail: `${authorName} is no longer a member.` });
}
