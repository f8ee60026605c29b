import type { DemoClient } from './demoClient.js';

export interface ShippingOptions {
  readonly url: string;
  readonly clients: Readonly<Record<'administrator' | 'inspector' | 'operator' | 'customer' | 'otherCustomer', DemoClient>>;
  /** Of the announced item: the lot that expires first, all of it in A-01-01, and another one. */
  readonly announced: ToldLot;
  readonly other: ToldLot;
  readonly tell: (line: string) => void;
}

export interface ToldLot {
  readonly id: string;
  readonly lotNumber: string;
}
