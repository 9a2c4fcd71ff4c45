import { permissionsOf } from '#core/people/permissions.ts';
import { noticeAbout } from '#desk';
import { listMembers } from '#people';
import { defineListener } from '#platform';
import { recoveryGesture } from '../events.ts';
import { noticeSubject } from '../recovery/notice.ts';

/** Tells who may approve that something waits for them, and who asked what was said to it. */
export const tellOfGoodwill = defineListener({
  name: 'care.tell-of-goodwill',
  on: [recoveryGesture],
  async handle(tx, { id, at, data }) {
    const { state, asker, by } = data;
    if (state === 'undone') return;
    const approvers = async () =>
      (await listMembers(tx)).filter(({ role }) => permissionsOf(role).has('care.approve')).map(({ user }) => user);
    const concerned = state === 'waiting' ? await approvers() : [asker];
    const people = concerned.filter((person) => person !== null && person !== by.id) as string[];
    const about = await noticeSubject(tx, data);
    if (about === undefined) return;
    await noticeAbout(tx, { id, name: `recovery.goodwill-${state}`, at, about, people, byName: by.name });
  },
});
