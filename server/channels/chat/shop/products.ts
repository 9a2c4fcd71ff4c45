export interface Product {
  sku: string;
  name: string;
  line: string;
  about: string;
  /** In cents. */
  price: number;
  category: string;
  /** The shape its picture is drawn from. */
  shape: 'table' | 'floor' | 'pendant' | 'lantern' | 'candle' | 'bulb';
  colour: string;
}

export const currency = 'EUR';

/** What the demo shop sells: lamps. */
export const products: readonly Product[] = [
  {
    sku: 'lamp-asubuhi',
    name: 'Asubuhi',
    line: 'Table lamp',
    about:
      'A small lamp for long evenings. Turned from olive wood, shade of washed linen, a warm light that reads well.',
    price: 8400,
    category: 'Lamps',
    shape: 'table',
    colour: '#d9a05b',
  },
  {
    sku: 'lamp-ziwa',
    name: 'Ziwa',
    line: 'Floor lamp',
    about: 'Stands beside the sofa and bends where you need it. Brushed brass, a foot switch, a cable of two metres.',
    price: 15900,
    category: 'Lamps',
    shape: 'floor',
    colour: '#7f9c8c',
  },
  {
    sku: 'lamp-mwezi',
    name: 'Mwezi',
    line: 'Pendant',
    about: 'A paper moon over the table. Folded by hand, packed flat, hung in ten minutes.',
    price: 6200,
    category: 'Lamps',
    shape: 'pendant',
    colour: '#e8d9b5',
  },
  {
    sku: 'lantern-safari',
    name: 'Safari',
    line: 'Lantern, rechargeable',
    about: 'Eighteen hours of light on one charge. For the terrace, the tent and the power cut.',
    price: 4900,
    category: 'Outdoors',
    shape: 'lantern',
    colour: '#b8563c',
  },
  {
    sku: 'candle-nyuki',
    name: 'Nyuki',
    line: 'Beeswax candles, set of six',
    about: 'Poured slowly, burns cleanly for nine hours each. The hives stand on the hills behind the workshop.',
    price: 2400,
    category: 'Candles',
    shape: 'candle',
    colour: '#e0b64a',
  },
  {
    sku: 'bulb-nyota',
    name: 'Nyota',
    line: 'Warm bulb, E27',
    about: 'Eight watts, 2700 kelvin, dims without a hum. Fits every lamp of ours.',
    price: 900,
    category: 'Bulbs',
    shape: 'bulb',
    colour: '#f1cf7a',
  },
];

export function productOf(sku: string): Product | undefined {
  return products.find((product) => product.sku === sku);
}

export function priceText(cents: number): string {
  return new Intl.NumberFormat('en-IE', { style: 'currency', currency }).format(cents / 100);
}
