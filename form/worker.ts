import { proofParts, solvePart, type Puzzle } from '#core/channels/form/proof.ts';

// Works out a puzzle beside the page, so that nobody who types notices.
onmessage = ({ data }: MessageEvent<Pick<Puzzle, 'nonce' | 'bits'>>) => {
  postMessage(Array.from({ length: proofParts }, (_, part) => solvePart(data, part)));
};
