import type { Stage } from '../touchpoints/stage.ts';

interface UsualReason {
  name: string;
  stage: Stage | null;
}

interface UsualGroup extends UsualReason {
  reasons: readonly UsualReason[];
}

const all = (stage: Stage | null, ...names: string[]): UsualReason[] => names.map((name) => ({ name, stage }));

/** What a company starts with; every name, order and level is its own from then on. */
export const usualReasons: readonly UsualGroup[] = [
  {
    name: 'Advice',
    stage: 'before',
    reasons: all(
      'before',
      'Does it fit my need',
      'Is it available',
      'Price and offers',
      'Delivery and payment options',
    ),
  },
  {
    name: 'Order',
    stage: 'during',
    reasons: all('during', 'Ordering does not work', 'Payment does not work', 'Change an order', 'Cancel an order'),
  },
  {
    name: 'Delivery',
    stage: 'after',
    reasons: all('after', 'Where is it', 'Late', 'Lost', 'Damaged', 'Wrong or missing item'),
  },
  {
    name: 'Return and refund',
    stage: 'after',
    reasons: all('after', 'How to return', 'Exchange', 'Refund not there'),
  },
  {
    name: 'Product',
    stage: 'after',
    reasons: all('after', 'How does it work', 'Does not work', 'Quality', 'Repair and guarantee'),
  },
  { name: 'Invoice', stage: 'after', reasons: all('after', 'Copy of an invoice', 'Wrong amount') },
  { name: 'Account', stage: null, reasons: all(null, 'Cannot sign in', 'Change my details', 'Privacy and my data') },
  { name: 'Praise', stage: 'after', reasons: [] },
  { name: 'Something else', stage: null, reasons: [] },
];
