import { t } from '@lingui/core/macro';
import type { MouseEvent } from 'react';
import type { MantineThemeComponents } from '@mantine/core';
import { words } from './words.ts';

/** Typing into a list to search in begins anew instead of going on behind what is chosen. */
function markText({ currentTarget }: MouseEvent<HTMLInputElement>): void {
  if (!currentTarget.readOnly) currentTarget.select();
}

const field = { size: 'sm', radius: 'sm', withAsterisk: false };

/** Defaults of Mantine's parts, so that pages never repeat them. */
export const componentDefaults: MantineThemeComponents = {
  Button: { defaultProps: { size: 'sm' } },
  ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 30 } },
  TextInput: { defaultProps: field },
  Autocomplete: { defaultProps: field },
  PasswordInput: { defaultProps: field },
  Textarea: { defaultProps: { ...field, autosize: true, minRows: 3, maxRows: 16 } },
  NumberInput: { defaultProps: field },
  Select: {
    defaultProps: {
      ...field,
      allowDeselect: false,
      maxDropdownHeight: 320,
      nothingFoundMessage: words.nothingFound,
      onClick: markText,
    },
  },
  MultiSelect: { defaultProps: field },
  ColorInput: { defaultProps: { ...field, eyeDropperButtonProps: { 'aria-label': t`Pick a colour from the screen` } } },
  TagsInput: { defaultProps: field },
  Switch: { defaultProps: { size: 'md' } },
  Checkbox: { defaultProps: { size: 'sm' } },
  Menu: { defaultProps: { shadow: 'md', radius: 'md', width: 220, withInitialFocusPlaceholder: false } },
  Popover: { defaultProps: { shadow: 'md', radius: 'md' } },
  Tooltip: { defaultProps: { openDelay: 350, radius: 'sm', withArrow: false } },
  Modal: { defaultProps: { radius: 'lg', centered: true, closeButtonProps: { 'aria-label': t`Close` } } },
  Drawer: { defaultProps: { closeButtonProps: { 'aria-label': t`Close` } } },
  Notification: { defaultProps: { radius: 'md', closeButtonProps: { 'aria-label': t`Close` } } },
  Skeleton: { defaultProps: { radius: 'sm' } },
};
