import { ph, t } from '@lingui/core/macro';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { linkConversations, listLinks, unlinkConversations, type LinkKind } from '#core/contract/links.ts';
import { call } from '../../app/api.ts';
import { toast } from '../../app/toast.tsx';
import { attempt } from '../attempt.ts';

// Links are made and taken away at once, with a way back in the toast.

export type Link = WireOutputOf<typeof listLinks>['items'][number];
export type Linked = NonNullable<Link['other']>;

export function nameOf({ subject, number, customer }: Pick<Linked, 'subject' | 'number' | 'customer'>): string {
  return subject === '' ? `${customer.name} [#${number}]` : subject;
}

const done: Record<LinkKind, (name: string) => string> = {
  parent: (name) => t`Child of “${name}” now`,
  child: (name) => t`Parent of “${name}” now`,
  related: (name) => t`Linked with “${name}”`,
};

/** Links a conversation with another; `before` is what that was to it until now. */
export function link(id: string, to: { other: string; as: LinkKind }, before?: Link): Promise<void> {
  return attempt(async () => {
    const made = await call(linkConversations, { id, ...to });
    const back = () =>
      before === undefined
        ? call(unlinkConversations, { id, link: made.id })
        : call(linkConversations, { id, other: to.other, as: before.as });
    const name = made.other === null ? t`another conversation` : nameOf(made.other);
    toast({ text: done[to.as](name), about: `${id} ${to.other}`, undo: () => void attempt(back) });
  });
}

export function unlink(id: string, { id: which, as, other }: Link): Promise<void> {
  return attempt(async () => {
    await call(unlinkConversations, { id, link: which });
    if (other === null) return;
    const back = () => call(linkConversations, { id, other: other.id, as });
    toast({
      text: t`No longer linked with “${ph({ other: nameOf(other) })}”`,
      about: `${id} ${other.id}`,
      undo: () => void attempt(back),
    });
  });
}
