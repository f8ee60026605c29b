import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../support/door.js';
import type { Tenant } from '../../support/tenant.js';

interface Payload {
  readonly userErrors: { code: string; path: string[] | null }[];
  readonly [field: string]: unknown;
}

describe('defining master data', () => {
  let door: Door;
  let tenant: Tenant;
  let key: string;
  beforeAll(async () => {
    door = await openDoor({
      checkProfile: (connector) => (connector === 'edi' ? [{ path: ['body', 'lotRules', '0'], message: 'No such place.' }] : []),
    });
  });
  afterAll(() => door.close());
  beforeEach(async () => {
    tenant = await door.aTenant();
    key = await tenant.aKey();
  });

  async function define(noun: string, input: object, fields = 'id'): Promise<Payload> {
    const field = noun.toLowerCase();
    const answer = await door.ask(
      key,
      `mutation ($input: Define${noun}Input!) { define${noun}(input: $input) { ${field} { ${fields} }
         userErrors { __typename code path ... on StaleVersion { expectedVersion actualVersion } } } }`,
      { input },
    );
    expect(answer.errors).toEqual([]);
    return answer.data[`define${noun}`] as unknown as Payload;
  }

  async function defined(noun: string, input: object): Promise<string> {
    const payload = await define(noun, input);
    expect(payload.userErrors).toEqual([]);
    return (payload[noun.toLowerCase()] as { id: string }).id;
  }

  const errorsOf = async (noun: string, input: object): Promise<[string, string][]> =>
    (await define(noun, input)).userErrors.map(({ code, path }) => [code, (path ?? []).join('.')]);

  const announced = async (): Promise<unknown[]> =>
    (await door.owner.query('select type, payload from domain_event where tenant_id = $1 order by id', [tenant.tenantId])).rows;

  const OATS = { sku: 'OATS', name: 'Oats', baseUnit: 'KGM' };
  const SITE = { code: 'NYC', name: 'New York', timeZone: 'America/New_York' };

  describe('an item', () => {
    it('is made with what was said, and the rest as new items are', async () => {
      const payload = await define(
        'Item',
        {
          ...OATS,
          scale: 3,
          packLevels: [
            { unit: 'KGM', numerator: 1, gtin: '4006381333931' },
            { unit: 'XBX', numerator: 25, denominator: 2 },
          ],
        },
        'sku baseUnit scale lotControlled expiryAlertDays transformationTolerancePercent version retiredOn packLevels { unit gtin numerator denominator }',
      );
      expect(payload).toEqual({
        userErrors: [],
        item: {
          ...{ sku: 'OATS', baseUnit: 'KGM', scale: 3, lotControlled: true, expiryAlertDays: [30, 7, 1], version: 1, retiredOn: null },
          transformationTolerancePercent: '5.000',
          packLevels: [
            { unit: 'KGM', gtin: '04006381333931', numerator: 1, denominator: 1 },
            { unit: 'XBX', gtin: null, numerator: 25, denominator: 2 },
          ],
        },
      });
    });

    it('is changed by its id: absent stays, null clears, lists replace', async () => {
      const id = await defined('Item', { ...OATS, shelfLifeDays: 100, scale: 2, packLevels: [{ unit: 'XBX', numerator: 10 }] });
      const changed = await define(
        'Item',
        { id, ...OATS, name: 'Rolled oats', shelfLifeDays: null, retiredOn: '2027-01-31', packLevels: [{ unit: 'XPX', numerator: 500 }] },
        'id name shelfLifeDays scale retiredOn version packLevels { unit }',
      );
      expect(changed).toMatchObject({
        item: {
          id,
          name: 'Rolled oats',
          shelfLifeDays: null,
          scale: 2,
          retiredOn: '2027-01-31',
          version: 2,
          packLevels: [{ unit: 'XPX' }],
        },
      });
    });

    it('is told of, once for each change', async () => {
      const id = await defined('Item', OATS);
      await defined('Item', { id, ...OATS, sku: 'OATS-2' });
      expect(await announced()).toEqual([
        { type: 'ItemDefined', payload: { item: id, sku: 'OATS' } },
        { type: 'ItemDefined', payload: { item: id, sku: 'OATS-2' } },
      ]);
    });

    it('is refused with all that is wrong at once', async () => {
      const errors = await errorsOf('Item', {
        sku: ' OATS',
        name: '',
        baseUnit: 'ZZZ',
        scale: 7,
        shelfLifeDays: 0,
        expiryAlertDays: [7, 7, -1],
        transformationTolerancePercent: '101',
        packLevels: [
          { unit: 'XBX', numerator: 0 },
          { unit: 'XBX', numerator: 1, denominator: 0 },
        ],
      });
      expect(errors).toEqual([
        ['INVALID_INPUT', 'input.sku'],
        ['INVALID_INPUT', 'input.name'],
        ['UNIT_UNKNOWN', 'input.baseUnit'],
        ['INVALID_INPUT', 'input.scale'],
        ['INVALID_INPUT', 'input.shelfLifeDays'],
        ['INVALID_INPUT', 'input.expiryAlertDays.2'],
        ['INVALID_INPUT', 'input.expiryAlertDays.1'],
        ['INVALID_INPUT', 'input.transformationTolerancePercent'],
        ['INVALID_INPUT', 'input.packLevels.1.unit'],
        ['INVALID_INPUT', 'input.packLevels.0.numerator'],
        ['INVALID_INPUT', 'input.packLevels.1.denominator'],
      ]);
      expect(await announced()).toEqual([]);
    });

    it('has a SKU and GTINs of its own', async () => {
      const gtin = '4006381333931';
      await defined('Item', { ...OATS, packLevels: [{ unit: 'XBX', numerator: 10, gtin }] });
      expect(await errorsOf('Item', { ...OATS, packLevels: [{ unit: 'XBX', numerator: 10, gtin }] })).toEqual([
        ['ALREADY_EXISTS', 'input.sku'],
        ['ALREADY_EXISTS', 'input.packLevels.0.gtin'],
      ]);
    });

    it('keeps its base unit and lot control, and its scale does not shrink', async () => {
      const id = await defined('Item', { ...OATS, scale: 3 });
      expect(await errorsOf('Item', { id, ...OATS, baseUnit: 'LBR', scale: 2, lotControlled: false })).toEqual([
        ['INVALID_INPUT', 'input.baseUnit'],
        ['INVALID_INPUT', 'input.scale'],
        ['INVALID_INPUT', 'input.lotControlled'],
      ]);
    });

    it('is not changed over what somebody else changed meanwhile', async () => {
      const id = await defined('Item', OATS);
      await defined('Item', { id, ifVersion: 1, ...OATS, name: 'first' });
      expect((await define('Item', { id, ifVersion: 1, ...OATS, name: 'second' })).userErrors).toEqual([
        { __typename: 'StaleVersion', code: 'STALE_VERSION', path: ['input', 'ifVersion'], expectedVersion: '1', actualVersion: '2' },
      ]);
    });

    it('is made once when two say it at the same time', async () => {
      const both = await Promise.all([define('Item', OATS), define('Item', OATS)]);
      expect(both.flatMap((payload) => payload.userErrors.map(({ code }) => code))).toEqual(['ALREADY_EXISTS']);
    });

    it('is found by SKU and by the GTIN of any pack', async () => {
      const id = await defined('Item', { ...OATS, packLevels: [{ unit: 'XBX', numerator: 10, gtin: '04006381333931' }] });
      const { data } = await door.ask(key, '{ sku: item(ref: {sku: "OATS"}) { id } gtin: item(ref: {gtin: "4006381333931"}) { id } }');
      expect(data).toEqual({ sku: { id }, gtin: { id } });
    });
  });

  describe('a site', () => {
    it('comes with its virtual bins, one for receiving, and its zones', async () => {
      const id = await defined('Site', {
        ...SITE,
        zones: [{ code: 'COLD', name: 'Cold', temperatureMaximumCelsius: '8', hazardClasses: ['3'] }],
      });
      const { data } = await door.ask(
        key,
        `{ site(ref: {code: "NYC"}) { id zones { code temperatureMaximumCelsius hazardClasses } }
           bins(filter: {siteId: {equals: "${id}"}}) { nodes { kind code site { id } } } }`,
      );
      const bins = (data['bins'] as unknown as { nodes: { kind: string }[] }).nodes;
      expect(data['site']).toEqual({ id, zones: [{ code: 'COLD', temperatureMaximumCelsius: '8.00', hazardClasses: ['3'] }] });
      expect(bins.map((bin) => bin.kind).sort()).toEqual([
        'ADJUSTMENT',
        'CUSTOMER',
        'IN_TRANSIT',
        'PRODUCTION',
        'RECEIVING',
        'SCRAP',
        'SUPPLIER',
      ]);
      expect(bins.every((bin) => JSON.stringify(bin).includes(id))).toBe(true);
    });

    it('changes without losing zones that were not mentioned', async () => {
      const id = await defined('Site', {
        ...SITE,
        zones: [
          { code: 'A', name: 'A' },
          { code: 'B', name: 'B' },
        ],
      });
      const changed = await define(
        'Site',
        {
          id,
          ...SITE,
          zones: [
            { code: 'B', name: 'Bee' },
            { code: 'C', name: 'C' },
          ],
        },
        'zones { code name } version',
      );
      expect(changed['site']).toEqual({
        zones: [
          { code: 'A', name: 'A' },
          { code: 'B', name: 'Bee' },
          { code: 'C', name: 'C' },
        ],
        version: 2,
      });
    });

    it('needs a time zone, a free code and GLN, and to know its owner', async () => {
      await defined('Site', { ...SITE, gln: '4012345000009' });
      await door.owner.query(
        `insert into legal_entity (tenant_id, public_id, code, name, currency) values ($1, gen_random_uuid(), 'SECOND', 'Second', 'USD')`,
        [tenant.tenantId],
      );
      expect(await errorsOf('Site', { ...SITE, gln: '4012345000009', timeZone: 'Mars/Olympus' })).toEqual([
        ['ALREADY_EXISTS', 'input.code'],
        ['INVALID_INPUT', 'input.timeZone'],
        ['ALREADY_EXISTS', 'input.gln'],
        ['INVALID_INPUT', 'input.legalEntityCode'],
      ]);
    });
  });

  describe('a bin', () => {
    it('stands in a zone and in another bin of its site', async () => {
      const siteId = await defined('Site', { ...SITE, zones: [{ code: 'COLD', name: 'Cold' }] });
      const rack = await defined('Bin', { siteId, code: 'R1' });
      const payload = await define(
        'Bin',
        { siteId, code: 'R1-1', kind: 'PICK_FACE', zoneCode: 'COLD', parentBinId: rack },
        'kind zone { code } parent { id }',
      );
      expect(payload['bin']).toEqual({ kind: 'PICK_FACE', zone: { code: 'COLD' }, parent: { id: rack } });
    });

    it('is refused at unknown places, in a circle, as a second virtual bin', async () => {
      const siteId = await defined('Site', SITE);
      const other = await defined('Site', { ...SITE, code: 'LA' });
      const rack = await defined('Bin', { siteId, code: 'R1' });
      const shelf = await defined('Bin', { siteId, code: 'R1-1', parentBinId: rack });
      expect(await errorsOf('Bin', { siteId: rack, code: 'X' })).toEqual([['NOT_FOUND', 'input.siteId']]);
      expect(await errorsOf('Bin', { siteId: other, code: 'X', parentBinId: rack, zoneCode: 'NO', kind: 'SUPPLIER' })).toEqual([
        ['INVALID_INPUT', 'input.kind'],
        ['NOT_FOUND', 'input.zoneCode'],
        ['NOT_FOUND', 'input.parentBinId'],
      ]);
      expect(await errorsOf('Bin', { id: rack, siteId, code: 'R1', parentBinId: shelf })).toEqual([['INVALID_INPUT', 'input.parentBinId']]);
      expect(await errorsOf('Bin', { id: shelf, siteId: other, code: 'R1', kind: 'STAGING' })).toEqual([
        ['INVALID_INPUT', 'input.siteId'],
        ['INVALID_INPUT', 'input.kind'],
      ]);
      expect(await errorsOf('Bin', { siteId, code: 'R1' })).toEqual([['ALREADY_EXISTS', 'input.code']]);
    });

    it('is found by the codes on its label', async () => {
      const id = await defined('Bin', { siteId: await defined('Site', SITE), code: 'R1' });
      const { data } = await door.ask(key, '{ bin(ref: {code: {siteCode: "NYC", binCode: "R1"}}) { id } }');
      expect(data).toEqual({ bin: { id } });
    });
  });

  describe('a partner', () => {
    const ACME = { code: 'ACME', name: 'Acme', roles: ['SUPPLIER'] };

    it('may be of a class of customers, until it is not', async () => {
      const id = await defined('Partner', { ...ACME, roles: ['CUSTOMER'], customerClass: 'GROCERY' });
      const classAfter = async (more: object) => (await define('Partner', { id, ...ACME, ...more }, 'customerClass'))['partner'];
      expect(await classAfter({})).toEqual({ customerClass: 'GROCERY' });
      expect(await classAfter({ customerClass: null })).toEqual({ customerClass: null });
    });

    it('is made with all it is called and calls in messages', async () => {
      await defined('Item', OATS);
      const payload = await define(
        'Partner',
        {
          ...ACME,
          roles: ['CARRIER', 'SUPPLIER'],
          identifiers: [
            { scheme: 'ISA', qualifier: 'ZZ', value: 'ACME' },
            { scheme: 'GLN', value: '4012345000009' },
          ],
          itemCodes: [{ qualifier: 'VN', code: 'AC-1', item: { sku: 'OATS' } }],
          unitCodes: [
            { code: 'CA', item: { sku: 'OATS' }, numerator: 12 },
            { code: 'EA', numerator: 1 },
          ],
          locations: [{ code: 'MAIN', name: 'Main dock' }],
          profile: { connector: 'other', body: { answer: 42 } },
        },
        `roles ediState identifiers { scheme qualifier value } itemCodes { qualifier code item { sku } } locations { code }
         unitCodes { code numerator denominator item { sku } } profiles { connector profileVersion body }`,
      );
      expect(payload['partner']).toEqual({
        roles: ['SUPPLIER', 'CARRIER'],
        ediState: 'LIVE',
        identifiers: [
          { scheme: 'GLN', qualifier: '', value: '4012345000009' },
          { scheme: 'ISA', qualifier: 'ZZ', value: 'ACME' },
        ],
        itemCodes: [{ qualifier: 'VN', code: 'AC-1', item: { sku: 'OATS' } }],
        unitCodes: [
          { code: 'CA', numerator: 12, denominator: 1, item: { sku: 'OATS' } },
          { code: 'EA', numerator: 1, denominator: 1, item: null },
        ],
        locations: [{ code: 'MAIN' }],
        profiles: [{ connector: 'other', profileVersion: 1, body: { answer: 42 } }],
      });
      const { data } = await door.ask(
        key,
        '{ gln: partner(ref: {gln: "4012345000009"}) { code } isa: partner(ref: {identifier: {scheme: ISA, qualifier: "ZZ", value: "ACME"}}) { code } }',
      );
      expect(data).toEqual({ gln: { code: 'ACME' }, isa: { code: 'ACME' } });
    });

    it('adds a version of its profile, and keeps what was not mentioned', async () => {
      const id = await defined('Partner', {
        ...ACME,
        identifiers: [{ scheme: 'GS', value: 'ACMEGS' }],
        profile: { connector: 'other', body: { v: 1 } },
      });
      const changed = await define(
        'Partner',
        { id, ...ACME, ediState: 'TESTING', profile: { connector: 'other', body: { v: 2 } } },
        'ediState identifiers { value } profiles { profileVersion body }',
      );
      expect(changed['partner']).toEqual({
        ediState: 'TESTING',
        identifiers: [{ value: 'ACMEGS' }],
        profiles: [{ profileVersion: 2, body: { v: 2 } }],
      });
    });

    it('is refused with all that is wrong at once', async () => {
      await defined('Partner', { ...ACME, identifiers: [{ scheme: 'DUNS', value: '123456789' }] });
      const errors = await errorsOf('Partner', {
        ...ACME,
        roles: [],
        identifiers: [
          { scheme: 'GLN', value: '4012345000000' },
          { scheme: 'ISA', value: 'NO QUALIFIER' },
          { scheme: 'DUNS', value: '123456789' },
        ],
        itemCodes: [{ qualifier: 'vn', code: '', item: { sku: 'NONE' } }],
        unitCodes: [{ code: 'CA', numerator: 0 }],
        profile: { connector: 'edi', body: {} },
      });
      expect(errors).toEqual([
        ['ALREADY_EXISTS', 'input.code'],
        ['INVALID_INPUT', 'input.roles'],
        ['INVALID_INPUT', 'input.identifiers.0.value'],
        ['INVALID_INPUT', 'input.identifiers.1.qualifier'],
        ['ALREADY_EXISTS', 'input.identifiers.2.value'],
        ['INVALID_INPUT', 'input.itemCodes.0.qualifier'],
        ['INVALID_INPUT', 'input.itemCodes.0.code'],
        ['NOT_FOUND', 'input.itemCodes.0.item'],
        ['INVALID_INPUT', 'input.unitCodes.0.numerator'],
        ['INVALID_INPUT', 'input.profile.body.lotRules.0'],
      ]);
    });
  });
});
