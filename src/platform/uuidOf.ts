import { decodeTypeId } from './ids.js';

/** The UUID in an id that carries this prefix; undefined for another noun's id, or for no id at all. */
export function uuidOf(prefix: string, id: string): string | undefined {
  const parsed = decodeTypeId(id);
  return parsed?.prefix === prefix ? parsed.uuid : undefined;
}
