import { html, type Html } from '#platform';
import type { Product } from './products.ts';

/** A plain drawing of the product; presentation attributes only, since the page allows no inline styles. */
export function pictureOf({ shape, colour, name }: Product): Html {
  return html`<svg viewBox="0 0 200 200" role="img" aria-label="${name}">
    <rect width="200" height="200" fill="#efe8dc" />
    <ellipse cx="100" cy="176" rx="62" ry="7" fill="#ddd2bf" />
    ${drawings[shape](colour)}
  </svg>`;
}

const dark = '#3f4a43';

const drawings: Record<Product['shape'], (colour: string) => Html> = {
  table: (colour) =>
    html`<path d="M70 60h60l18 56H52z" fill="${colour}" /><path d="M96 116h8v44h-8z" fill="${dark}" /><path
        d="M72 160h56v10H72z"
        fill="${dark}"
      />`,
  floor: (colour) =>
    html`<path d="M60 172V70q0-34 36-34" fill="none" stroke="${dark}" stroke-width="6" /><path
        d="M88 28h40l14 40H80z"
        fill="${colour}"
      /><path d="M36 168h48v8H36z" fill="${dark}" />`,
  pendant: (colour) =>
    html`<path d="M99 0h2v54h-2z" fill="${dark}" /><circle cx="100" cy="104" r="50" fill="${colour}" /><path
        d="M56 82h88M50 104h100M56 126h88"
        stroke="#cfbd92"
        stroke-width="2"
      />`,
  lantern: (colour) =>
    html`<path d="M72 70q28-52 56 0" fill="none" stroke="${dark}" stroke-width="5" /><path
        d="M64 70h72v14H64zM64 156h72v14H64z"
        fill="${colour}"
      /><path d="M72 84h56v72H72z" fill="#f7edd2" /><path
        d="M72 84v72M128 84v72M100 84v72"
        stroke="${colour}"
        stroke-width="4"
      /><path d="M100 104q14 18 0 34q-14-16 0-34" fill="#e8b23f" />`,
  candle: (colour) =>
    html`<path d="M52 92h22v80H52zM89 70h22v102H89zM126 104h22v68h-22z" fill="${colour}" /><path
        d="M63 72q8 10 0 18q-8-8 0-18M100 50q8 10 0 18q-8-8 0-18M137 84q8 10 0 18q-8-8 0-18"
        fill="#d9722e"
      />`,
  bulb: (colour) =>
    html`<path d="M100 40a42 42 0 0 1 26 75q-8 8-8 19H82q0-11-8-19a42 42 0 0 1 26-75" fill="${colour}" /><path
        d="M82 138h36v8H82zM84 150h32v8H84zM90 162h20v8H90z"
        fill="${dark}"
      />`,
};
