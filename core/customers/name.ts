/** What is known of a customer that a name can be made of. */
export interface Nameable {
  id: string;
  firstName?: string | null;
  lastName?: string | null;
  company?: string | null;
  email?: string | null;
  phone?: string | null;
  userId?: string | null;
  erased?: boolean;
}

/** The name to show for a customer: their own, else company, address, number, id; visitors get a short mark of their id. */
export function displayName(customer: Nameable): string {
  if (customer.erased === true) return 'Erased customer';
  const own = [customer.firstName, customer.lastName].filter((part) => part != null && part.trim() !== '').join(' ');
  const shown = [own, customer.company, customer.email, customer.phone, customer.userId];
  const found = shown.find((text) => text != null && text.trim() !== '');
  return found?.trim() ?? `Visitor ${customer.id.slice(-4)}`;
}

/** A full name as people sign it, parted at its last space: "Mary Ann Smith" → first "Mary Ann", last "Smith". */
export function partsOfName(full: string): { firstName: string | null; lastName: string | null } {
  const words = full
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  const lastName = words.length > 1 ? (words.pop() ?? null) : null;
  return { firstName: words.join(' ') || null, lastName };
}
