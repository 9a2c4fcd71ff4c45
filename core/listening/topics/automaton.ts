import type { Term } from './rule.ts';

const [begins, ends] = ['\u0002', '\u0003'];

interface Node {
  next: Map<number, Node>;
  fail: Node | undefined;
  /** Numbers of terms that end here, those of its fails among them. */
  found: readonly number[];
}

const newNode = (): Node => ({ next: new Map(), fail: undefined, found: [] });

function written({ plain, open }: Term): string {
  return `${open.before ? '' : begins}${plain}${open.after ? '' : ends}`;
}

function grow(root: Node, term: Term, number: number): void {
  let node = root;
  const text = written(term);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    let next = node.next.get(code);
    if (next === undefined) node.next.set(code, (next = newNode()));
    node = next;
  }
  node.found = [...node.found, number];
}

function step(root: Node, from: Node, code: number): Node {
  let node: Node | undefined = from;
  while (node !== undefined) {
    const next = node.next.get(code);
    if (next !== undefined) return next;
    node = node.fail;
  }
  return root;
}

/** Finds in each word all terms at once. Source: Aho and Corasick 1975, Communications of the ACM 18, 333–340. */
export function automatonOf(terms: readonly Term[]): (word: string, hear: (term: number) => void) => void {
  const root = newNode();
  terms.forEach((term, number) => grow(root, term, number));
  const queue = [...root.next.values()];
  for (let at = 0; at < queue.length; at++) {
    const node = queue[at]!;
    for (const [code, next] of node.next) {
      next.fail = node === root ? undefined : step(root, node.fail ?? root, code);
      if (next.fail === next) next.fail = root;
      queue.push(next);
    }
    if (node.fail !== undefined) node.found = [...node.found, ...node.fail.found];
  }
  return (word, hear) => {
    let node = step(root, root, 2);
    for (let at = 0; at <= word.length; at++) {
      node = step(root, node, at === word.length ? 3 : word.charCodeAt(at));
      for (const term of node.found) hear(term);
    }
  };
}
