import { permissionsOf } from '#core/people/permissions.ts';
import { noticeAbout } from '#desk';
import { listMembers } from '#people';
import { defineListener } from '#platform';
import { recoveryGesture } from '../events.ts';

/** Tells who may approve that something waits for them, and who asked what was said to it. */
export const tellOfGoodwill = defineListener({
  name: 'care.tell-of-goodwill',
  on: [recoveryGesture],
  async handle(tx, { id, at, data: { state, asker, by, conversation } }) {
    if (conversation === null || state === 'undone') return;
    const approvers = async () =>
      (await listMembers(tx)).filter(({ role }) => permissionsOf(role).has('care.approve')).map(({ user }) => user);
    const concerned = state === 'waiting' ? await approvers() : [asker];
    const people = concerned.filter((person) => person !== null && person !== by.id) as string[];
    await noticeAbout(tx, { id, name: `recovery.goodwill-${state}`, at, conversation, people, byName: by.name });
  },
});
