import { Field, Int, ObjectType } from 'type-graphql';
import type { Allocation, AllocationState } from '../../src/domain/allocation/allocation.js';
import type { RuledStrategy, Strategy } from '../../src/domain/allocation/strategy.js';
import { NodeType } from '../shared/node.type.js';
import { publishEnum } from '../shared/publishEnum.js';
import { DateTimeScalar } from '../shared/scalars.js';

export const StrategyEnum = publishEnum<Strategy>({
  name: 'AllocationStrategy',
  description:
    'Which lots come first. Lots that agree come in the order in which they were recorded; of one lot, pick faces come before other bins.',
  values: {
    FEFO: 'What expires first.',
    FIFO: 'What was recorded first.',
    LIFO: 'What was recorded last.',
    EXPLICIT_LOT: 'The lots that are named, in that order, and no others.',
    FEWEST_LOTS: 'As few lots as will do, of those the ones that expire first.',
    SINGLE_LOT: 'One lot that has all of it, of those the one that expires first.',
  },
});

export const RuledStrategyEnum = publishEnum<RuledStrategy>({
  name: 'RuledAllocationStrategy',
  description: 'Which lots come first, where it is not said for each line.',
  values: {
    FEFO: 'What expires first.',
    FIFO: 'What was recorded first.',
    LIFO: 'What was recorded last.',
    FEWEST_LOTS: 'As few lots as will do, of those the ones that expire first.',
    SINGLE_LOT: 'One lot that has all of it, of those the one that expires first.',
  },
});

export const AllocationStateEnum = publishEnum<AllocationState>({
  name: 'AllocationState',
  description: 'How far an allocation came.',
  values: {
    SOFT: 'A claim that may still give way.',
    HARD: 'Bound to a lot in a bin.',
    PICKED: 'Taken from its bin.',
    PACKED: 'Packed.',
    SHIPPED: 'Left.',
    RELEASED: 'Set free for others.',
    EXPIRED: 'Was not used in time.',
  },
});

type PublishedAllocation = Pick<Allocation, 'state' | 'strategy' | 'why' | 'allocatedAt' | 'endedAt' | 'version'>;

@ObjectType('Allocation', {
  implements: NodeType,
  description: 'A quantity of a lot in a bin bound to a line of an order.',
  simpleResolvers: true,
})
export class AllocationType extends NodeType implements PublishedAllocation {
  @Field(() => AllocationStateEnum, { description: 'How far it came.' })
  state!: AllocationState;

  @Field(() => StrategyEnum, { description: 'Which lots came first when it was decided.' })
  strategy!: Strategy;

  @Field(() => String, { description: 'Why this lot, as it was when it was decided: in words, for people.' })
  why!: string;

  @Field(() => DateTimeScalar, { description: 'Since when.' })
  allocatedAt!: Allocation['allocatedAt'];

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when; null while it lives.' })
  endedAt!: Allocation['endedAt'];

  @Field(() => Int, { description: 'Grows with every change.' })
  version!: number;
}
