import type { Moment } from 'moment';

declare module 'moment-business-time';

declare module 'moment' {
  interface Moment {
    isWorkingTime(): boolean;
    nextWorkingTime(): Moment;
    addWorkingTime(amount: number, unit: 'minutes'): Moment;
    workingDiff(other: Moment, unit: 'minutes'): number;
  }
}
