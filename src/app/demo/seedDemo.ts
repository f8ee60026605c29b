import type pg from 'pg';
import { definePartner } from '../../commands/defining/definePartner.js';
import { defineBin } from '../../commands/defining/defineBin.js';
import { defineItem } from '../../commands/defining/defineItem.js';
import { defineSite } from '../../commands/defining/defineSite.js';
import type { CheckProfile } from '../../domain/partner/partner.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { ReadSession, withReadSession } from '../../platform/database/readSession.js';
import { encodeTypeId } from '../../platform/ids.js';
import type { Executor } from '../../platform/execute.js';
import { DEMO_BINS, DEMO_ITEMS, DEMO_PARTNERS, DEMO_SITES, DEMO_ZONES } from './demoData.js';
import { createSeeder, type Seeder } from './seeder.js';
import { seedOrder } from './seedOrder.js';
import { seedStock } from './seedStock.js';

export interface SeedOptions {
  readonly executor: Executor<Refusal>;
  readonly tenantId: number;
  readonly principalId: number;
  /** The instant of the seed's first run: a run that was cut off goes on with the same dates, and so with the same keys and inputs. */
  readonly seededAt: string;
  readonly checkProfile: CheckProfile;
  readonly app: pg.Pool;
}

/** The demo tenant, through the same commands that everybody uses. Safe to run again after a cut. */
export async function seedDemo(options: SeedOptions): Promise<void> {
  const seeder = createSeeder(options);
  const sites = await seeder.all(
    defineSite,
    DEMO_SITES.map((site) => ({ key: `seed site ${site.code}`, input: { ...site, zones: DEMO_ZONES } })),
  );
  const siteIds = new Map(DEMO_SITES.map((site, index) => [site.code as string, sites[index]?.siteId as string]));
  const bins = DEMO_SITES.flatMap((site) => DEMO_BINS.map((bin) => ({ site: site.code, bin })));
  const madeBins = await seeder.all(
    defineBin,
    bins.map(({ site, bin }) => ({ key: `seed bin ${site} ${bin.code}`, input: { siteId: siteIds.get(site) as string, ...bin } })),
  );
  const items = await seeder.all(
    defineItem,
    DEMO_ITEMS.map(({ supplier: _supplier, supplierCode: _code, gtin, inspectionRequired, ...item }) => ({
      key: `seed item ${item.sku}`,
      input: {
        ...item,
        inspectionRequired: inspectionRequired ?? false,
        packLevels: gtin === undefined ? [] : [{ unit: item.baseUnit, gtin, numerator: 1 }],
      },
    })),
  );
  const partners = await seedPartners(seeder, options.checkProfile);
  const ids = {
    siteIds,
    binIds: new Map([
      ...bins.map(({ site, bin }, index) => [`${site}/${bin.code}`, madeBins[index]?.binId as string] as const),
      ...(await receivingBins(options)),
    ]),
    itemIds: new Map(DEMO_ITEMS.map((item, index) => [item.sku, items[index]?.itemId as string])),
    partnerIds: partners,
  };
  await seedStock(seeder, ids);
  await seedOrder(seeder, ids);
}

/** The bins that every site gets by itself. */
async function receivingBins({ app, tenantId }: SeedOptions): Promise<readonly (readonly [string, string])[]> {
  return await withReadSession(new ReadSession(app, tenantId), async (rows) => {
    const found = await rows.rows<{ site: string; code: string; uuid: string }>(
      `select site.code as site, bin.code, bin.public_id as uuid from bin join site on site.tenant_id = bin.tenant_id and site.id = bin.site_id
       where bin.tenant_id = $1 and bin.kind = 'RECEIVING'`,
      [rows.tenantId],
    );
    return found.map((bin) => [`${bin.site}/${bin.code}`, encodeTypeId(ID_PREFIXES.bin, bin.uuid)] as const);
  });
}

async function seedPartners(seeder: Seeder, checkProfile: CheckProfile): Promise<ReadonlyMap<string, string>> {
  const partners = await seeder.all(
    definePartner(checkProfile),
    DEMO_PARTNERS.map(({ isa, ...partner }) => ({
      key: `seed partner ${partner.code}`,
      input: {
        ...partner,
        ...(isa === undefined ? {} : { identifiers: [{ scheme: 'ISA' as const, qualifier: 'ZZ', value: isa }] }),
        itemCodes: DEMO_ITEMS.filter((item) => item.supplier === partner.code && item.supplierCode !== undefined).map((item) => ({
          qualifier: 'VN',
          code: item.supplierCode as string,
          item: { sku: item.sku },
        })),
        // X12 says CA for a case; Recommendation 20 says CS, and CA is a can.
        unitCodes: isa === undefined ? [] : [{ code: 'CA', numerator: 1 }],
      },
    })),
  );
  return new Map(DEMO_PARTNERS.map((partner, index) => [partner.code, partners[index]?.partnerId as string]));
}
