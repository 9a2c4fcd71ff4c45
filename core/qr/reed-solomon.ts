/** The product of two elements of the field of 256 that QR codes count in (modulo x⁸ + x⁴ + x³ + x² + 1). */
function times(one: number, other: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d);
    product ^= ((other >>> bit) & 1) * one;
  }
  return product;
}

/** The polynomial whose roots are the first `degree` powers of 2, the highest power left out as it is always 1. */
function divisorOf(degree: number): number[] {
  const divisor = Array.from({ length: degree }, (_, at): number => (at === degree - 1 ? 1 : 0));
  let root = 1;
  for (let power = 0; power < degree; power++) {
    for (let at = 0; at < degree; at++) divisor[at] = times(divisor[at]!, root) ^ (divisor[at + 1] ?? 0);
    root = times(root, 2);
  }
  return divisor;
}

/** The bytes by which a reader mends a block: what is left when it is divided. */
export function mendingBytes(block: readonly number[], count: number): number[] {
  const divisor = divisorOf(count);
  const rest = Array.from({ length: count }, () => 0);
  for (const byte of block) {
    const factor = byte ^ rest.shift()!;
    rest.push(0);
    for (let at = 0; at < count; at++) rest[at]! ^= times(divisor[at]!, factor);
  }
  return rest;
}
