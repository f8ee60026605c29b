import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { Site } from '../../domain/site/site.js';
import type { Rows } from '../../platform/database/rows.js';
import { uuidOf } from '../../platform/uuidOf.js';
import { sitesByCode, sitesByGln, sitesByPublicId } from './siteLookUps.js';

/** Exactly one of: our id, the site's code, or its GLN. */
export interface SiteReference {
  readonly id?: string | null | undefined;
  readonly code?: string | null | undefined;
  readonly gln?: string | null | undefined;
}

/** The site, or undefined when there is none. */
export async function siteByRef(rows: Rows, { id, code, gln }: SiteReference): Promise<Site | undefined> {
  if (code) return (await sitesByCode(rows, [code])).get(code);
  if (gln) return (await sitesByGln(rows, [gln])).get(gln);
  const uuid = id ? uuidOf(ID_PREFIXES.site, id) : undefined;
  return uuid === undefined ? undefined : (await sitesByPublicId(rows, [uuid])).get(uuid);
}
