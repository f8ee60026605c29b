export { decodeEdi } from './decodeEdi.js';
