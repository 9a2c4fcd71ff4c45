import { domains } from './domains.ts';
import { forgetEverywhere } from './forget.ts';

/** Everybody who hears events. */
export const listeners = [...domains.flatMap((domain) => domain.listeners ?? []), forgetEverywhere(domains)];
