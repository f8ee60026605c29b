import { sha256Hex } from '../../../src/platform/ids.js';

/** A document with its hash. */
export const aDocument = (body: string) => ({ documentId: `sha256:${sha256Hex(body)}`, body });
