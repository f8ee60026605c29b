import type { Role } from '../../domain/access/principal.js';

/** Everything the demo tenant begins with, apart from stock (demoLots.ts). Codes are what docs/samples and the README name. */
export const DEMO_TENANT = {
  code: 'demo',
  name: 'Demo Distribution',
  legalEntity: { code: 'DEMO', name: 'Demo Distribution Ltd', currency: 'EUR' },
} as const;

export const DEMO_SITES = [
  { code: 'MAIN', name: 'Rotterdam distribution centre', timeZone: 'Europe/Amsterdam' },
  { code: 'COLD', name: 'Porto cold store', timeZone: 'Europe/Lisbon' },
  { code: 'EAST', name: 'Gdansk hub', timeZone: 'Europe/Warsaw' },
] as const;

export const DEMO_ZONES = [
  { code: 'AMB', name: 'Ambient', storageType: 'RACK' },
  { code: 'CHILL', name: 'Chilled', storageType: 'RACK', temperatureMinimumCelsius: '2', temperatureMaximumCelsius: '8' },
] as const;

/** Physical bins of every site, beside RECEIVING. */
export const DEMO_BINS = [
  ...['A-01-01', 'A-01-02', 'A-02-01', 'A-02-02', 'B-01-01', 'B-01-02', 'B-02-01', 'B-02-02'].map((code) => ({
    code,
    kind: 'STORAGE' as const,
    zoneCode: code.startsWith('A') ? 'AMB' : 'CHILL',
  })),
  { code: 'PICK-01', kind: 'PICK_FACE' as const, zoneCode: 'AMB' },
  { code: 'PICK-02', kind: 'PICK_FACE' as const, zoneCode: 'CHILL' },
  { code: 'STAGE', kind: 'STAGING' as const, zoneCode: 'AMB' },
  { code: 'QUARANTINE', kind: 'QUARANTINE' as const, zoneCode: 'AMB' },
  { code: 'DAMAGED', kind: 'DAMAGED' as const, zoneCode: 'AMB' },
  { code: 'TANK-1', kind: 'VESSEL' as const, zoneCode: 'AMB' },
];

export const STORAGE_BINS = DEMO_BINS.filter((bin) => bin.kind === 'STORAGE').map((bin) => bin.code);

interface DemoPartner {
  readonly code: string;
  readonly name: string;
  readonly roles: readonly ('SUPPLIER' | 'CUSTOMER' | 'CARRIER' | 'STOREFRONT')[];
  readonly isa?: string;
}

export const DEMO_PARTNERS: readonly DemoPartner[] = [
  { code: 'ACME', name: 'Acme Foods', roles: ['SUPPLIER'], isa: 'ACMESUPPLY' },
  { code: 'BOREALIS', name: 'Borealis Ingredients', roles: ['SUPPLIER'], isa: 'BOREALIS' },
  { code: 'NORTH', name: 'North Retail', roles: ['CUSTOMER'] },
  { code: 'SOUTH', name: 'South Pharmacies', roles: ['CUSTOMER'] },
  { code: 'SWIFT', name: 'Swift Freight', roles: ['CARRIER'] },
  { code: 'SHOP', name: 'Web shop', roles: ['STOREFRONT'] },
];

/** Waits to be picked. */
export const DEMO_ORDER = {
  externalId: 'DEMO-ORDER-1',
  customer: 'NORTH',
  site: 'MAIN',
  lines: [
    { sku: 'PASTA-500', quantity: '24' },
    { sku: 'HONEY-500', quantity: '6' },
  ],
} as const;

/** Names in demo-keys.json, with what each key may do. */
export const DEMO_PRINCIPALS: readonly { readonly name: string; readonly role: Role; readonly partner?: string }[] = [
  { name: 'administrator', role: 'administrator' },
  { name: 'operator', role: 'operator' },
  { name: 'inspector', role: 'inspector' },
  { name: 'approver', role: 'approver' },
  { name: 'recallManager', role: 'recallManager' },
  { name: 'planner', role: 'planner' },
  { name: 'finance', role: 'finance' },
  { name: 'auditor', role: 'auditor' },
  { name: 'supplierAcme', role: 'supplier', partner: 'ACME' },
  { name: 'supplierBorealis', role: 'supplier', partner: 'BOREALIS' },
  { name: 'customerNorth', role: 'customer', partner: 'NORTH' },
  { name: 'customerSouth', role: 'customer', partner: 'SOUTH' },
  { name: 'carrier', role: 'carrier', partner: 'SWIFT' },
  { name: 'storefront', role: 'storefront', partner: 'SHOP' },
  { name: 'connector', role: 'connector' },
];

export interface DemoItem {
  readonly sku: string;
  readonly name: string;
  readonly baseUnit: string;
  readonly scale: number;
  readonly supplier: 'ACME' | 'BOREALIS';
  /** Days from manufacture to expiry; null for what does not expire. */
  readonly shelfLifeDays: number | null;
  readonly inspectionRequired?: boolean;
  /** GTIN of the base unit or pack as the supplier's messages carry it (docs/samples). */
  readonly gtin?: string;
  readonly supplierCode?: string;
}

type DemoItemRow = readonly [sku: string, name: string, supplier: DemoItem['supplier'], shelfLifeDays: number | null];

const each = (...[sku, name, supplier, shelfLifeDays]: DemoItemRow): DemoItem => ({
  sku,
  name,
  supplier,
  shelfLifeDays,
  baseUnit: 'EA',
  scale: 0,
});
const kilograms = (...[sku, name, supplier, shelfLifeDays]: DemoItemRow): DemoItem => ({
  sku,
  name,
  supplier,
  shelfLifeDays,
  baseUnit: 'KGM',
  scale: 3,
});
const litres = (...[sku, name, supplier, shelfLifeDays]: DemoItemRow): DemoItem => ({
  sku,
  name,
  supplier,
  shelfLifeDays,
  baseUnit: 'LTR',
  scale: 3,
});

/** The items of docs/samples: what ACME's messages call ACME-1001 to ACME-1006. */
const ANNOUNCED: readonly DemoItem[] = [
  { ...each('OAT-MILK-1L', 'Organic oat milk 1 l', 'ACME', 270), supplierCode: 'ACME-1001', gtin: '614141010011' },
  { ...each('YOGURT-500', 'Greek yogurt 500 g', 'ACME', 45), supplierCode: 'ACME-1002', gtin: '614141010028' },
  { ...each('BUTTER-250', 'Salted butter 250 g', 'ACME', 180), supplierCode: 'ACME-1003', gtin: '614141010035' },
  {
    ...each('PEAS-12X1', 'Frozen peas, case of 12 x 1 kg', 'ACME', 730),
    baseUnit: 'CS',
    supplierCode: 'ACME-1004',
    gtin: '10614141010049',
  },
  {
    ...each('ICECREAM-8', 'Vanilla ice cream, case of 8 x 900 ml', 'ACME', 540),
    baseUnit: 'CS',
    supplierCode: 'ACME-1005',
    gtin: '10614141010056',
  },
  {
    ...each('SALMON-20', 'Smoked salmon, case of 20 x 200 g', 'ACME', 60),
    baseUnit: 'CS',
    supplierCode: 'ACME-1006',
    gtin: '10614141010063',
  },
];

export const DEMO_ITEMS: readonly DemoItem[] = [
  ...ANNOUNCED,
  kilograms('FLOUR-WHEAT', 'Wheat flour type 550', 'BOREALIS', 365),
  kilograms('SUGAR-WHITE', 'White sugar', 'BOREALIS', null),
  kilograms('SALT-SEA', 'Sea salt', 'BOREALIS', null),
  kilograms('COCOA-POWDER', 'Cocoa powder 20-22 %', 'BOREALIS', 730),
  kilograms('OAT-FLAKES', 'Oat flakes', 'BOREALIS', 365),
  kilograms('RICE-BASMATI', 'Basmati rice', 'BOREALIS', 720),
  kilograms('LENTILS-RED', 'Red lentils', 'BOREALIS', 720),
  kilograms('ALMOND-MEAL', 'Almond meal', 'BOREALIS', 270),
  kilograms('MILK-POWDER', 'Skimmed milk powder', 'ACME', 365),
  kilograms('WHEY-PROTEIN', 'Whey protein concentrate', 'ACME', 540),
  kilograms('CHEDDAR-BLOCK', 'Cheddar, block', 'ACME', 180),
  kilograms('CARROTS', 'Carrots, washed', 'ACME', 21),
  kilograms('SPINACH-BABY', 'Baby spinach', 'ACME', 10),
  kilograms('BEEF-MINCED', 'Minced beef, chilled', 'ACME', 12),
  litres('OLIVE-OIL', 'Extra virgin olive oil', 'BOREALIS', 540),
  litres('RAPESEED-OIL', 'Rapeseed oil', 'BOREALIS', 365),
  litres('VINEGAR-APPLE', 'Apple vinegar', 'BOREALIS', 1095),
  litres('ORANGE-JUICE', 'Orange juice, not from concentrate', 'ACME', 60),
  litres('ETHANOL-96', 'Ethanol 96 %', 'BOREALIS', 1095),
  litres('PEROXIDE-3', 'Hydrogen peroxide 3 %', 'BOREALIS', 365),
  litres('SOAP-LIQUID', 'Liquid soap', 'BOREALIS', 900),
  { ...each('IBUPROFEN-400', 'Ibuprofen 400 mg, 20 tablets', 'BOREALIS', 1095), inspectionRequired: true },
  { ...each('PARACETAMOL-500', 'Paracetamol 500 mg, 20 tablets', 'BOREALIS', 1095), inspectionRequired: true },
  { ...each('VITAMIN-D3', 'Vitamin D3 1000 IU, 90 capsules', 'BOREALIS', 730), inspectionRequired: true },
  { ...each('SALINE-0.9', 'Saline 0.9 %, 500 ml bag', 'BOREALIS', 730), inspectionRequired: true },
  each('GLOVES-M', 'Nitrile gloves M, box of 100', 'BOREALIS', 1825),
  each('MASK-FFP2', 'FFP2 mask, box of 20', 'BOREALIS', 1095),
  each('HONEY-500', 'Honey 500 g', 'ACME', 720),
  each('JAM-STRAWBERRY', 'Strawberry jam 370 g', 'ACME', 540),
  each('EGGS-10', 'Eggs, 10', 'ACME', 28),
  each('BREAD-RYE', 'Rye bread 750 g', 'ACME', 14),
  each('PASTA-500', 'Spaghetti 500 g', 'ACME', 1095),
  each('TOMATO-CAN', 'Chopped tomatoes 400 g', 'ACME', 900),
  each('WATER-1.5', 'Still water 1.5 l', 'ACME', 540),
];
