import type { QrSize } from './qr-sizes.ts';

/** Modules as they stand, and which of them a mask leaves alone. */
export interface QrGrid {
  dark: boolean[][];
  fixed: boolean[][];
}

type Draw = (x: number, y: number, dark: boolean) => void;

function drawFinder(draw: Draw, side: number, [middleX, middleY]: readonly [number, number]): void {
  for (let dy = -4; dy <= 4; dy++)
    for (let dx = -4; dx <= 4; dx++) {
      const [x, y] = [middleX + dx, middleY + dy];
      const far = Math.max(Math.abs(dx), Math.abs(dy));
      if (x >= 0 && x < side && y >= 0 && y < side) draw(x, y, far !== 2 && far !== 4);
    }
}

function drawMarks(draw: Draw, { marks }: QrSize): void {
  const last = marks.length - 1;
  for (const [row, y] of marks.entries())
    for (const [column, x] of marks.entries()) {
      const isFinder = (row === 0 && (column === 0 || column === last)) || (row === last && column === 0);
      if (isFinder) continue;
      for (let dy = -2; dy <= 2; dy++)
        for (let dx = -2; dx <= 2; dx++) draw(x + dx, y + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
    }
}

/** Eighteen bits that say the version, beside two of the corners (from version 7 on). */
function drawVersion(draw: Draw, { version, side }: QrSize): void {
  if (version < 7) return;
  let rest = version;
  for (let bit = 0; bit < 12; bit++) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25);
  const bits = (version << 12) | rest;
  for (let at = 0; at < 18; at++) {
    const [long, short] = [side - 11 + (at % 3), Math.floor(at / 3)];
    draw(long, short, ((bits >>> at) & 1) === 1);
    draw(short, long, ((bits >>> at) & 1) === 1);
  }
}

/** Fifteen bits that say level M and the mask, at two places each. */
export function drawFormat(draw: Draw, side: number, mask: number): void {
  let rest = mask;
  for (let bit = 0; bit < 10; bit++) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
  const bits = ((mask << 10) | rest) ^ 0x5412;
  const at = (place: number) => ((bits >>> place) & 1) === 1;
  for (let place = 0; place < 15; place++) {
    if (place < 6) draw(8, place, at(place));
    else if (place < 8) draw(8, place + 1, at(place));
    else if (place === 8) draw(7, 8, at(place));
    else draw(14 - place, 8, at(place));
    if (place < 8) draw(side - 1 - place, 8, at(place));
    else draw(8, side - 15 + place, at(place));
  }
  draw(8, side - 8, true);
}

/** Bits go up and down in columns of two from the right, past everything that stands already. */
function drawData({ dark, fixed }: QrGrid, side: number, bytes: readonly number[]): void {
  let at = 0;
  for (let right = side - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < side; step++)
      for (const x of [right, right - 1]) {
        const y = ((right + 1) & 2) === 0 ? side - 1 - step : step;
        if (fixed[y]![x]! || at >= bytes.length * 8) continue;
        dark[y]![x] = ((bytes[at >>> 3]! >>> (7 - (at & 7))) & 1) === 1;
        at++;
      }
  }
}

/** A code before its mask: what readers find their way by, and the bytes. */
export function qrGrid(size: QrSize, bytes: readonly number[]): QrGrid {
  const { side } = size;
  const empty = () => Array.from({ length: side }, () => Array.from({ length: side }, () => false));
  const grid: QrGrid = { dark: empty(), fixed: empty() };
  const draw: Draw = (x, y, dark) => {
    grid.dark[y]![x] = dark;
    grid.fixed[y]![x] = true;
  };
  for (let at = 0; at < side; at++) {
    draw(6, at, at % 2 === 0);
    draw(at, 6, at % 2 === 0);
  }
  for (const middle of [[3, 3], [side - 4, 3], [3, side - 4]] as const) drawFinder(draw, side, middle); // prettier-ignore
  drawMarks(draw, size);
  drawFormat(draw, side, 0);
  drawVersion(draw, size);
  drawData(grid, side, bytes);
  return grid;
}
