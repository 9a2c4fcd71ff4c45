import { drawFormat, type QrGrid } from './qr-grid.ts';

const masks: ReadonlyArray<(x: number, y: number) => boolean> = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

function masked({ dark, fixed }: QrGrid, side: number, mask: number): boolean[][] {
  const flips = masks[mask]!;
  const rows = dark.map((row, y) => row.map((is, x) => (fixed[y]![x]! ? is : is !== flips(x, y))));
  drawFormat((x, y, is) => (rows[y]![x] = is), side, mask);
  return rows;
}

/** Five or more alike in a row, and what looks like the corner of a code where none is. */
function penaltyOfLine(line: string): number {
  const runs = line.match(/1{5,}|0{5,}/g) ?? [];
  const likeCorners = line.match(/(?=10111010000|00001011101)/g) ?? [];
  return runs.reduce((sum, run) => sum + run.length - 2, 0) + likeCorners.length * 40;
}

function penaltyOfSquares(rows: readonly boolean[][]): number {
  let squares = 0;
  for (let y = 1; y < rows.length; y++)
    for (let x = 1; x < rows.length; x++) {
      const is = rows[y]![x];
      if (is === rows[y]![x - 1] && is === rows[y - 1]![x] && is === rows[y - 1]![x - 1]) squares++;
    }
  return squares * 3;
}

/** How hard a code would be to read: runs, squares, false corners, and too much of one colour. */
function penaltyOf(rows: readonly boolean[][]): number {
  const text = (line: readonly boolean[]) => line.map(Number).join('');
  const lines = [...rows.map(text), ...rows.map((_, x) => text(rows.map((row) => row[x]!)))];
  const dark = rows.flat().filter(Boolean).length / rows.length ** 2;
  const uneven = Math.floor(Math.abs(dark * 100 - 50) / 5) * 10;
  return lines.reduce((sum, line) => sum + penaltyOfLine(line), 0) + penaltyOfSquares(rows) + uneven;
}

/** The code by whichever mask makes it easiest to read. */
export function leastPenalty(grid: QrGrid, { side }: { side: number }): boolean[][] {
  const all = masks.map((_, mask) => masked(grid, side, mask));
  const penalties = all.map(penaltyOf);
  return all[penalties.indexOf(Math.min(...penalties))]!;
}
