/** What asks for care with a customer: somebody died, lawyers or a court are in it, they are better left alone, a complaint is open. */
export const cautionKinds = ['bereaved', 'legal', 'vulnerable', 'complaint'] as const;
export type CautionKind = (typeof cautionKinds)[number];
