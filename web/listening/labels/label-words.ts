import { t } from '@lingui/core/macro';
import type { Label } from '#core/listening/sentiment/labels.ts';
import { sentimentNames } from '../readings/reading-words.ts';

export const labelNames: Record<Label, string> = { ...sentimentNames, unclear: t`Mixed, or cannot tell` };
