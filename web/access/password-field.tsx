import { PasswordInput } from '@mantine/core';
import { passwordLength } from '#core/people/password.ts';

interface PasswordFieldProps {
  label?: string;
  /** A new password is told its rule; a known one is not. */
  fresh?: boolean;
}

/** A password to type. */
export function PasswordField({ label = 'Password', fresh = false, ...input }: PasswordFieldProps & object) {
  return (
    <PasswordInput
      label={label}
      required
      autoComplete={fresh ? 'new-password' : 'current-password'}
      visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
      {...(fresh ? { description: `At least ${passwordLength.min} characters.`, minLength: passwordLength.min } : {})}
      {...input}
    />
  );
}
