/** A measure whose fourth digit says how many of its six digits stand behind the point (GS1 General Specifications, sections 3.6.2 to 3.6.5). */
export interface Measure {
  /** First three digits of its AI. */
  readonly stem: string;
  readonly title: string;
  /** UN/ECE Recommendation 20; absent where GS1 does not say which ounce. */
  readonly unit?: string;
  readonly isOfGoods: boolean;
}

const ofGoods = (stem: string, title: string, unit?: string): Measure => ({ stem, title, isOfGoods: true, ...(unit ? { unit } : {}) });
const ofBox = (stem: string, title: string, unit: string): Measure => ({ stem, title: `${title}, log`, isOfGoods: false, unit });

/** Trade measures are of the goods; logistic ones of the box, its packing included. */
export const MEASURES: readonly Measure[] = [
  ofGoods('310', 'NET WEIGHT (kg)', 'KGM'),
  ofGoods('311', 'LENGTH (m)', 'MTR'),
  ofGoods('312', 'WIDTH (m)', 'MTR'),
  ofGoods('313', 'HEIGHT (m)', 'MTR'),
  ofGoods('314', 'AREA (m²)', 'MTK'),
  ofGoods('315', 'NET VOLUME (l)', 'LTR'),
  ofGoods('316', 'NET VOLUME (m³)', 'MTQ'),
  ofGoods('320', 'NET WEIGHT (lb)', 'LBR'),
  ofGoods('321', 'LENGTH (in)', 'INH'),
  ofGoods('322', 'LENGTH (ft)', 'FOT'),
  ofGoods('323', 'LENGTH (yd)', 'YRD'),
  ofGoods('324', 'WIDTH (in)', 'INH'),
  ofGoods('325', 'WIDTH (ft)', 'FOT'),
  ofGoods('326', 'WIDTH (yd)', 'YRD'),
  ofGoods('327', 'HEIGHT (in)', 'INH'),
  ofGoods('328', 'HEIGHT (ft)', 'FOT'),
  ofGoods('329', 'HEIGHT (yd)', 'YRD'),
  { stem: '330', title: 'GROSS WEIGHT (kg)', unit: 'KGM', isOfGoods: false },
  ofBox('331', 'LENGTH (m)', 'MTR'),
  ofBox('332', 'WIDTH (m)', 'MTR'),
  ofBox('333', 'HEIGHT (m)', 'MTR'),
  ofBox('334', 'AREA (m²)', 'MTK'),
  ofBox('335', 'VOLUME (l)', 'LTR'),
  ofBox('336', 'VOLUME (m³)', 'MTQ'),
  { stem: '337', title: 'KG PER m²', unit: '28', isOfGoods: false },
  { stem: '340', title: 'GROSS WEIGHT (lb)', unit: 'LBR', isOfGoods: false },
  ofBox('341', 'LENGTH (in)', 'INH'),
  ofBox('342', 'LENGTH (ft)', 'FOT'),
  ofBox('343', 'LENGTH (yd)', 'YRD'),
  ofBox('344', 'WIDTH (in)', 'INH'),
  ofBox('345', 'WIDTH (ft)', 'FOT'),
  ofBox('346', 'WIDTH (yd)', 'YRD'),
  ofBox('347', 'HEIGHT (in)', 'INH'),
  ofBox('348', 'HEIGHT (ft)', 'FOT'),
  ofBox('349', 'HEIGHT (yd)', 'YRD'),
  ofGoods('350', 'AREA (in²)', 'INK'),
  ofGoods('351', 'AREA (ft²)', 'FTK'),
  ofGoods('352', 'AREA (yd²)', 'YDK'),
  ofBox('353', 'AREA (in²)', 'INK'),
  ofBox('354', 'AREA (ft²)', 'FTK'),
  ofBox('355', 'AREA (yd²)', 'YDK'),
  ofGoods('356', 'NET WEIGHT (t oz)', 'APZ'),
  ofGoods('357', 'NET VOLUME (oz)'),
  ofGoods('360', 'NET VOLUME (qt)', 'QTL'),
  ofGoods('361', 'NET VOLUME (gal.)', 'GLL'),
  ofBox('362', 'VOLUME (qt)', 'QTL'),
  ofBox('363', 'VOLUME (gal.)', 'GLL'),
  ofGoods('364', 'VOLUME (in³)', 'INQ'),
  ofGoods('365', 'VOLUME (ft³)', 'FTQ'),
  ofGoods('366', 'VOLUME (yd³)', 'YDQ'),
  ofBox('367', 'VOLUME (in³)', 'INQ'),
  ofBox('368', 'VOLUME (ft³)', 'FTQ'),
  ofBox('369', 'VOLUME (yd³)', 'YDQ'),
];

/** The greatest fourth digit of a measure. */
export const MAXIMUM_MEASURE_DECIMALS = 5;
