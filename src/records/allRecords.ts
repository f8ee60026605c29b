import { ApiKeyRecord } from './apiKey.record.js';
import { BinRecord } from './bin.record.js';
import { ItemRecord } from './item.record.js';
import { PackLevelRecord } from './packLevel.record.js';
import { PartnerRecord } from './partner.record.js';
import { PartnerIdentifierRecord } from './partnerIdentifier.record.js';
import { PartnerItemRecord } from './partnerItem.record.js';
import { PartnerLocationRecord } from './partnerLocation.record.js';
import { PartnerUnitRecord } from './partnerUnit.record.js';
import { PrincipalRecord } from './principal.record.js';
import { SiteRecord } from './site.record.js';
import { ZoneRecord } from './zone.record.js';

/** Every table that commands change through the ORM; `openDatabase` takes it. */
export const allRecords = [
  ApiKeyRecord,
  BinRecord,
  ItemRecord,
  PackLevelRecord,
  PartnerRecord,
  PartnerIdentifierRecord,
  PartnerItemRecord,
  PartnerLocationRecord,
  PartnerUnitRecord,
  PrincipalRecord,
  SiteRecord,
  ZoneRecord,
];
