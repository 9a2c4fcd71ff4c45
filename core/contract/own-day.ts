import { z } from 'zod';

/** A day of this age, on the company's clock. */
export const ownDay = z.iso
  .date({ error: 'must be a day such as 2026-03-01' })
  .refine((day) => day >= '2000-01-01' && day <= '2100-12-31', { error: 'must be a day from 2000 to 2100' });
