/** Who an event says it belongs to. Shapes agree with the claims of `#customers`. */
export type ClaimKind = 'user_id' | 'email' | 'phone' | 'anonymous_id' | 'device' | 'social' | 'external_id';

export interface NamedClaim {
  kind: ClaimKind;
  value: string;
}

type Loose = Record<string, unknown>;

const longest = 255;

/** Ids may come as numbers; anything but text and numbers names nobody. */
export function idText(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return text === '' || text.length > longest ? undefined : text;
}

export function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const externalKinds: Readonly<Record<string, ClaimKind>> = {
  email: 'email',
  phone: 'phone',
  user_id: 'user_id',
  anonymous_id: 'anonymous_id',
  'ios.id': 'device',
  'android.id': 'device',
};

function external(context: Loose, into: NamedClaim[]): void {
  const list = context['externalIds'] ?? context['externalId'];
  if (!Array.isArray(list)) return;
  for (const entry of list.slice(0, 10)) {
    if (!isObject(entry)) continue;
    const value = idText(entry['id']);
    const type = idText(entry['type']);
    if (value === undefined || type === undefined) continue;
    const kind = externalKinds[type.toLowerCase()];
    into.push(kind === undefined ? { kind: 'external_id', value: `${type}:${value}` } : { kind, value });
  }
}

function add(into: NamedClaim[], kind: ClaimKind, value: unknown): void {
  const text = idText(value);
  if (text !== undefined) into.push({ kind, value: text });
}

/** The claims of an event, strongest kind first: user id, e-mail, phone, the rest. */
export function claimsOf(event: Loose, context: Loose): NamedClaim[] {
  const claims: NamedClaim[] = [];
  add(claims, 'user_id', event['userId']);
  const traits = isObject(event['traits']) ? event['traits'] : context['traits'];
  if (isObject(traits)) {
    add(claims, 'email', traits['email']);
    add(claims, 'phone', traits['phone']);
  }
  external(context, claims);
  add(claims, 'anonymous_id', event['anonymousId']);
  if (event['type'] === 'alias') add(claims, 'anonymous_id', event['previousId']);
  if (claims.length === 0) onlyGroup(event, claims);
  return claims;
}

/** Segment's Node library lets through events that name only a group or a previous id. */
function onlyGroup(event: Loose, claims: NamedClaim[]): void {
  add(claims, 'anonymous_id', event['previousId']);
  const group = idText(event['groupId']);
  if (group !== undefined) claims.push({ kind: 'external_id', value: `group:${group}` });
}
