import { defineSchedule } from '#platform';
import { resumeIntakeJob, understandJob } from './mail/understand.ts';

export const jobs = [understandJob, resumeIntakeJob];
export const schedules = [defineSchedule({ job: resumeIntakeJob, every: '1 minute', eachWorkspace: true })];
