import { z } from 'zod';

export const passwordLength = { min: 10, max: 128 };

/** A new password: long, of any letters. */
export const newPassword = z
  .string({ error: 'is missing' })
  .min(passwordLength.min, { error: `must be at least ${passwordLength.min} characters long` })
  .max(passwordLength.max, { error: `must be at most ${passwordLength.max} characters long` });
