import { decodeTypeId } from '../../platform/ids.js';
import { ID_PREFIXES, type Noun } from '../../domain/shared/nouns.js';

/** The UUIDs of the TypeIDs that are ids of the noun; what is not one is left out, and so found nowhere. */
export function decodeIds(noun: Noun, ids: readonly (string | undefined)[]): Map<string, string> {
  const uuids = new Map<string, string>();
  for (const id of ids) {
    const decoded = id === undefined ? undefined : decodeTypeId(id);
    if (id !== undefined && decoded?.prefix === ID_PREFIXES[noun]) uuids.set(id, decoded.uuid);
  }
  return uuids;
}
