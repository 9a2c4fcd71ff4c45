import { defineSchedule } from '#platform';
import { freezeOldMonths } from './freeze.ts';

export { freezeMonth, freezeOldMonths } from './freeze.ts';
export { thaw, thawExpiring } from './thaw.ts';
export { thawAfter, thawAll } from './thaw-for-shipping.ts';
export { lineWithArchive } from './line.ts';

export const archiveSchedules = [defineSchedule({ job: freezeOldMonths, every: '1 day' })];
