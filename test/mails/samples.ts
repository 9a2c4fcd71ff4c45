import { invited } from './invitations.ts';
import { pictured } from './pictured-mails.ts';
import { sealed } from './sealed-mails.ts';
import type { Sample } from './sample.ts';
import { wrapped } from './wrapped-mails.ts';

export type { Sample } from './sample.ts';

/** Every kind of mail with something beside its words. */
export function samples(): Sample[] {
  return [...pictured(), ...invited(), ...sealed(), ...wrapped()];
}
