import { ID_PREFIXES, type Noun } from '../../src/domain/shared/nouns.js';
import { encodeTypeId } from '../../src/platform/ids.js';

/** The public id of a row, as clients see it. */
export const encodeId = (noun: Noun, publicId: string): string => encodeTypeId(ID_PREFIXES[noun], publicId);
