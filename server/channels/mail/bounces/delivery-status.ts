import { addressesIn } from './addresses-in.ts';
import { reasonOf, statusIn } from './reason.ts';
import type { Fate, ReportedAction } from './report.ts';

type Fields = Map<string, string>;

const mostGroups = 200;
const longestField = 2_000;

/** The fields of one group, names in lower case; the first of a name counts. */
function fieldsOf(group: string): Fields {
  const fields: Fields = new Map();
  for (const line of group.replaceAll(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (/^[a-z][a-z-]{1,40}$/.test(name) && !fields.has(name))
      fields.set(name, line.slice(colon + 1, colon + longestField).trim());
  }
  return fields;
}

/** Of `rfc822; someone@example.com`. */
function addressOf(value: string | undefined): string | null {
  return addressesIn(value)[0] ?? null;
}

function actionOf(fields: Fields): ReportedAction | undefined {
  const action = (fields.get('action') ?? '').toLowerCase();
  if (action.startsWith('delay')) return 'delayed';
  if (/^(deliver|relay|expand)/.test(action)) return 'delivered';
  if (action.startsWith('fail')) return 'failed';
  const status = fields.get('status')?.[0];
  if (status === '2') return 'delivered';
  return status === '4' || status === '5' ? 'failed' : undefined;
}

function plainDiagnostic(value: string | undefined): string {
  return (value ?? '')
    .replace(/^[a-z0-9-]{1,30};\s*/i, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function fateOf(fields: Fields): Fate | undefined {
  const action = actionOf(fields);
  const final = addressOf(fields.get('final-recipient'));
  const to = addressOf(fields.get('original-recipient')) ?? final;
  if (action === undefined || (to === null && !fields.has('action'))) return undefined;
  const diagnostic = plainDiagnostic(fields.get('diagnostic-code') ?? fields.get('x-supplementary-info'));
  const status = statusIn(fields.get('status'), diagnostic);
  const reason = action === 'delivered' ? 'unknown' : reasonOf(diagnostic, status);
  return { address: to, action, status, reason, diagnostic: diagnostic.slice(0, 500) };
}

/** The fates in a delivery-status (RFC 3464, 2): groups of fields, one for each recipient. */
export function readDeliveryStatus(text: string): Fate[] {
  const groups = text
    .replaceAll('\r\n', '\n')
    .split(/\n[ \t]*\n/)
    .slice(0, mostGroups);
  return groups.map((group) => fateOf(fieldsOf(group))).filter((fate) => fate !== undefined);
}
