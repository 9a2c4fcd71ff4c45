import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import type { ConsentChannel, ConsentPurpose } from '#core/customers/consent.ts';

export const fieldKinds = [
  'text',
  'long',
  'email',
  'number',
  'date',
  'choice',
  'choices',
  'consent',
  'file',
  'hidden',
] as const;
export type FieldKind = (typeof fieldKinds)[number];

export const fieldRoles = ['name', 'email', 'phone', 'subject', 'message', 'order'] as const;
export type FieldRole = (typeof fieldRoles)[number];

/** Which files a field takes. */
export const acceptKinds = ['pictures', 'documents', 'any'] as const;
export type AcceptKind = (typeof acceptKinds)[number];

export const formLimits = {
  fields: 40,
  options: 50,
  /** Characters. */
  text: 200,
  long: 10_000,
  email: 254,
  hidden: 500,
  filesOfField: 5,
  files: 10,
  fileBytes: 10 * 1024 * 1024,
  /** Of one submission without its files. */
  bytes: 256 * 1024,
} as const;

export type Words = Partial<Record<ChatLanguage, string>>;

export interface FormField {
  key: string;
  kind: FieldKind;
  role: FieldRole | null;
  label: Words;
  help: Words;
  required: boolean;
  options: Array<{ key: string; label: Words }>;
  showIf: { field: string; is: string[] } | null;
  least: number | null;
  most: number | null;
  mostFiles: number;
  accept: AcceptKind;
  param: string;
  standsFor?: { purpose: ConsentPurpose; channel: ConsentChannel } | undefined;
}

/** A field with what most fields have. */
export function fieldOf(given: Partial<FormField> & Pick<FormField, 'key' | 'kind'>): FormField {
  return {
    role: null,
    label: {},
    help: {},
    required: false,
    options: [],
    showIf: null,
    least: null,
    most: null,
    mostFiles: 3,
    accept: 'any',
    param: '',
    ...given,
  };
}

/** What a form begins with. */
export function usualFields(): FormField[] {
  return [
    fieldOf({ key: 'name', kind: 'text', role: 'name' }),
    fieldOf({ key: 'email', kind: 'email', role: 'email', required: true }),
    fieldOf({ key: 'subject', kind: 'text', role: 'subject' }),
    fieldOf({ key: 'order', kind: 'text', role: 'order' }),
    fieldOf({ key: 'message', kind: 'long', role: 'message', required: true }),
    fieldOf({ key: 'files', kind: 'file' }),
  ];
}
