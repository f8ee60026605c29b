import type { Warehouse } from './warehouse.js';

/** What a capability does, seen from outside: through GraphQL over HTTP and sockets, or through a connector, and in no other way. */
export interface Scenario {
  /** In one line: what is observed. */
  readonly shows: string;
  /** What of the capability the platform cannot do yet: until nothing is left, it counts as owed. */
  readonly missing?: string;
  /** On a tenant of its own, with a site, a bin, one to receive into and one to pack in, a supplier and nothing else. */
  run(warehouse: Warehouse): Promise<void>;
}
