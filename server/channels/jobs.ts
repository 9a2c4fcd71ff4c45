import { defineSchedule } from '#platform';
import { alarmsJob, slowAlarmsJob } from './alarms.ts';
import { handOverToMail } from './chat/deliver.ts';
import { dropOldProofs } from './form/index.ts';
import { dropStaleUploads } from './stale-uploads.ts';
import { expireMessages } from './expire.ts';
import { foldTallies } from './intake-tally.ts';
import { checkDomains } from './mail/domain/check-domain.ts';
import { learnWords } from './search/learn-words.ts';
import { settleImport } from './mail/import/index.ts';
import { resumeIntakeJob, understandJob } from './mail/understand.ts';

export const jobs = [
  checkDomains,
  understandJob,
  resumeIntakeJob,
  handOverToMail,
  dropStaleUploads,
  dropOldProofs,
  settleImport,
  expireMessages,
  alarmsJob,
  slowAlarmsJob,
  foldTallies,
  learnWords,
];
export const schedules = [
  defineSchedule({ job: checkDomains, every: '1 day', eachWorkspace: true }),
  defineSchedule({ job: dropOldProofs, every: '1 day', eachWorkspace: true }),
  defineSchedule({ job: dropStaleUploads, every: '1 hour', eachWorkspace: true }),
  defineSchedule({ job: resumeIntakeJob, every: '1 minute', eachWorkspace: true }),
  defineSchedule({ job: alarmsJob, every: '1 minute', eachWorkspace: true }),
  defineSchedule({ job: learnWords, every: '1 minute', eachWorkspace: true }),
  defineSchedule({ job: foldTallies, every: '1 day', eachWorkspace: true }),
  defineSchedule({ job: slowAlarmsJob, every: '1 hour', eachWorkspace: true }),
];
