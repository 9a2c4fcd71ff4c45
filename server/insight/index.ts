export { insight } from './part.ts';
