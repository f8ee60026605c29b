import { Field, ID, InputType } from 'type-graphql';
import type { Role } from '../../src/domain/access/principal.js';
import { DateTimeScalar } from '../shared/scalars.js';
import { RoleEnum } from './role.enum.js';

@InputType({ description: 'A key for somebody. Who has no principal of that name yet is made known with it.' })
export class CreateApiKeyInput {
  @Field(() => String, {
    description:
      'Whom it lets in, 1 to 100 characters. Two live keys at most, so that one can be replaced. Errors: RETIRED, INVALID_INPUT.',
  })
  principalName!: string;

  @Field(() => RoleEnum, { description: 'As what; a known principal keeps its role. Errors: INVALID_INPUT.' })
  role!: Role;

  @Field(() => ID, {
    nullable: true,
    description:
      'The partner it belongs to; needed for the partner roles, forbidden for others. Errors: NOT_FOUND, RETIRED, INVALID_INPUT.',
  })
  partnerId?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it stops working, in the future; never when absent. Errors: INVALID_INPUT.',
  })
  expiresAt?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Origins of the web pages that it may be used from, at most 20: scheme, host and perhaps port ("https://shop.example.com"), no path, no star, ' +
      'http for localhost only. Browsers anywhere else are refused; programs send no origin and need none. Errors: INVALID_INPUT.',
  })
  allowedOrigins?: string[] | null;
}

@InputType({ description: 'A key that shall let nobody in any more.' })
export class RevokeApiKeyInput {
  @Field(() => ID, { description: 'The key. Errors: NOT_FOUND.' })
  id!: string;
}
