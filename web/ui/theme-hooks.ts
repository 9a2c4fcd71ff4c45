import { useComputedColorScheme as useScheme } from '@mantine/core';
import { useReducedMotion as useCalm } from '@mantine/hooks';

/** `light` or `dark`, whatever was chosen or the system says. */
export function useComputedColorScheme(): 'light' | 'dark' {
  return useScheme('light', { getInitialValueInEffect: false });
}

/** Whether the person asked for less movement. */
export function useReducedMotion(): boolean {
  return useCalm(false, { getInitialValueInEffect: false });
}
