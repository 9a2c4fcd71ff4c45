import type { FieldKind, FormField } from './fields.ts';

interface Fault {
  path: Array<string | number>;
  message: string;
}

type Facts = Pick<
  FormField,
  'key' | 'kind' | 'role' | 'required' | 'options' | 'showIf' | 'least' | 'most' | 'standsFor'
>;

const kindsOfRole: Record<NonNullable<FormField['role']>, readonly FieldKind[]> = {
  name: ['text'],
  email: ['email'],
  phone: ['text'],
  subject: ['text', 'choice'],
  message: ['long'],
  order: ['text'],
};

function faultOfCondition({ showIf }: Facts, earlier: readonly Facts[]): string | undefined {
  if (showIf === null) return undefined;
  const on = earlier.find(({ key }) => key === showIf.field);
  if (on === undefined) return 'must be a field that stands before it';
  if (on.kind === 'file' || on.kind === 'hidden') return 'cannot be a file or a hidden value';
  const possible = valuesToAskFor(on);
  const strange = showIf.is.find((value) => !possible.includes(value));
  return strange === undefined ? undefined : `has no value ${strange}`;
}

/** The values of a field that another may depend on. */
export function valuesToAskFor({ kind, options }: Pick<FormField, 'kind' | 'options'>): string[] {
  if (kind === 'choice' || kind === 'choices') return options.map(({ key }) => key);
  return kind === 'consent' ? ['yes'] : ['any'];
}

function repeated(keys: readonly string[]): string | undefined {
  return keys.find((key, at) => keys.indexOf(key) !== at);
}

function faultsOfOne(field: Facts, at: number): Fault[] {
  const faults: Fault[] = [];
  const { kind, role, options, least, most } = field;
  if ((kind === 'choice' || kind === 'choices') && options.length === 0)
    faults.push({ path: [at, 'options'], message: 'must have a choice' });
  const twice = repeated(options.map(({ key }) => key));
  if (twice !== undefined) faults.push({ path: [at, 'options'], message: `has ${twice} twice` });
  if (role !== null && !kindsOfRole[role].includes(kind))
    faults.push({ path: [at, 'kind'], message: 'does not fit what the field stands for' });
  if (least !== null && most !== null && least > most)
    faults.push({ path: [at, 'most'], message: 'must not be less than the least' });
  return faults;
}

function faultOfConsent({ standsFor, kind, required }: Facts): string | undefined {
  if (standsFor === undefined) return undefined;
  if (kind !== 'consent') return 'is only for a box to tick';
  return required ? 'must not be needed: nobody is made to agree' : undefined;
}

/** What is wrong with the fields of a form taken together, in words for whoever makes it. */
export function faultsOfFields(fields: readonly Facts[]): Fault[] {
  const faults = fields.flatMap((field, at) => {
    const consent = faultOfConsent(field);
    const condition = faultOfCondition(field, fields.slice(0, at));
    return [
      ...faultsOfOne(field, at),
      ...(consent === undefined ? [] : [{ path: [at, 'standsFor'], message: consent }]),
      ...(condition === undefined ? [] : [{ path: [at, 'showIf'], message: condition }]),
    ];
  });
  const twice = repeated(fields.map(({ key }) => key));
  if (twice !== undefined) faults.push({ path: [], message: `have ${twice} twice` });
  const role = repeated(fields.flatMap((each) => each.role ?? []));
  if (role !== undefined) faults.push({ path: [], message: `have two that stand for ${role}` });
  const mail = fields.find((each) => each.role === 'email');
  if (mail?.required !== true || mail.showIf !== null)
    faults.push({ path: [], message: 'must have an e-mail address that is always asked for: answers go there' });
  return faults;
}
