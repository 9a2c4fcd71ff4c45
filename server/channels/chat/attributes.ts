import {
  chatAttributes,
  changedAttributes,
  type ChatAttributes,
  type ChatAttributesChange,
} from '#core/channels/chat-attributes.ts';
import { sql, type Tx } from '#platform';
import type { Pass } from './token.ts';
import { holdVisitor, visitorInThread } from './visitor.ts';

function attributesOf(stored: unknown): ChatAttributes {
  const read = chatAttributes.safeParse(stored ?? {});
  return read.success ? read.data : {};
}

/** Keeps what the page tells of its visitor; nothing is known better by it. */
export async function changeAttributes(tx: Tx, pass: Pass, change: ChatAttributesChange): Promise<void> {
  const { id, attributes } = await holdVisitor(tx, pass);
  const next = changedAttributes(attributesOf(attributes), change);
  await tx.run(sql`update channels.visitor set attributes = ${JSON.stringify(next)}::jsonb where id = ${id}`);
}

export interface VisitorOfThread {
  /** The site proved who it is. */
  signedIn: boolean;
  language: string;
  attributes: ChatAttributes;
}

/** Who writes in a thread of the chat, as the page told it; undefined for other threads. */
export async function visitorOfThread(tx: Tx, thread: string): Promise<VisitorOfThread | undefined> {
  const visitor = await visitorInThread(tx, thread);
  if (!visitor) return undefined;
  const { userId, language, attributes } = visitor;
  return { signedIn: userId !== null, language, attributes: attributesOf(attributes) };
}
