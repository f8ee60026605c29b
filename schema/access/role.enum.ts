import type { Role } from '../../src/domain/access/principal.js';
import { publishEnum } from '../shared/publishEnum.js';

export const RoleEnum = publishEnum<Role>({
  name: 'Role',
  description: 'What the holder of a key may do.',
  values: {
    administrator: 'Everything in the tenant, keys too.',
    operator: 'Works in the warehouse: receives, moves, transforms, places holds.',
    inspector: 'Judges quality: inspections, holds and their release.',
    approver: 'Approves what others asked for.',
    recallManager: 'Opens and runs recalls.',
    planner: 'Keeps master data and plans.',
    finance: 'Looks at values and closes periods.',
    auditor: 'Reads everything, changes nothing.',
    supplier: 'A partner that delivers: its own notices and messages.',
    customer: 'A partner that is delivered to: its own orders, shipments and recall notices.',
    carrier: 'A partner that carries: its own shipments.',
    storefront: 'A shop: what can be promised, its own orders.',
    connector: 'A system that hands in messages.',
  },
});
