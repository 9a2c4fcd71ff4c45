import { PasswordInput } from '@mantine/core';
import { passwordLength } from '#core/people/password.ts';
import { words } from './words.ts';

interface PasswordFieldProps {
  label?: string;
  /** A new password is told its rule; a known one is not. */
  fresh?: boolean;
}

/** A password to type. */
export function PasswordField({ label = words.password, fresh = false, ...input }: PasswordFieldProps & object) {
  return (
    <PasswordInput
      label={label}
      required
      autoComplete={fresh ? 'new-password' : 'current-password'}
      visibilityToggleButtonProps={{ 'aria-label': words.showPassword }}
      {...(fresh ? { description: words.atLeast(passwordLength.min), minLength: passwordLength.min } : {})}
      {...input}
    />
  );
}
