import { ArgsType, Field, InputType } from 'type-graphql';
import type { ApiKeyOrder } from '../../src/queries/access/apiKeys.js';
import { PageArguments } from '../shared/connection.js';
import { IdFilter } from '../shared/filters.inputs.js';
import { publishEnum } from '../shared/publishEnum.js';

const ApiKeyOrderEnum = publishEnum<ApiKeyOrder>({
  name: 'ApiKeyOrder',
  description: 'Orders of keys.',
  values: { CREATED: 'Oldest first.', CREATED_DESCENDING: 'Newest first.' },
});

@InputType({ description: 'Conditions on keys, joined by and.' })
export class ApiKeyFilter {
  @Field(() => [ApiKeyFilter], { nullable: true, description: 'All of these.' })
  and?: ApiKeyFilter[] | null;

  @Field(() => [ApiKeyFilter], { nullable: true, description: 'Any of these; an empty list matches nothing.' })
  or?: ApiKeyFilter[] | null;

  @Field(() => ApiKeyFilter, { nullable: true, description: 'Not this.' })
  not?: ApiKeyFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By id.' })
  id?: IdFilter | null;
}

@ArgsType()
export class ApiKeysArguments extends PageArguments {
  @Field(() => ApiKeyFilter, { nullable: true, description: 'Which keys; all when absent.' })
  filter?: ApiKeyFilter | null;

  @Field(() => ApiKeyOrderEnum, { defaultValue: 'CREATED', description: 'In which order.' })
  orderBy!: ApiKeyOrder;
}
