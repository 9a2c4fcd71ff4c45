import { expect, test } from 'vitest';
import { zoneOfCustomer } from './zone.ts';

test('is what was said, else that of the phone’s country where its clocks agree', () => {
  expect(zoneOfCustomer({ zone: 'Asia/Tokyo', phone: '+254712345678' })).toBe('Asia/Tokyo');
  expect(zoneOfCustomer({ zone: 'Mars/Olympus', phone: '+254712345678' })).toBe('Africa/Nairobi');
  expect(zoneOfCustomer({ zone: null, phone: '+493012345678' })).toBe('Europe/Berlin');
  expect(zoneOfCustomer({ zone: null, phone: '+12125550123' })).toBeUndefined();
  expect(zoneOfCustomer({ zone: null, phone: null })).toBeUndefined();
});
