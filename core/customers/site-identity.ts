import { z } from 'zod';

/** What a site's signed token says of its user: `sub` is the user id; an e-mail address counts unless said to be unverified. */
export const siteIdentity = z.object({
  sub: z.union([z.string().regex(/\S/).max(255), z.int()]),
  exp: z.number(),
  nbf: z.number().optional(),
  email: z.email().max(254).optional(),
  email_verified: z.boolean().optional(),
  phone: z.string().max(40).optional(),
  name: z.string().max(200).optional().catch(undefined),
});
