import { Field, ID, ObjectType } from 'type-graphql';
import type { Role } from '../../src/domain/access/principal.js';
import type { EdiState } from '../../src/domain/partner/partner.js';
import { EdiStateEnum } from '../partner/partner.type.js';
import type { Caller } from '../shared/context.js';
import { encodeId } from '../shared/ids.js';
import { DateTimeScalar } from '../shared/scalars.js';
import { RoleEnum } from './role.enum.js';

@ObjectType('MyTenant', { description: 'The tenant that the caller belongs to.', simpleResolvers: true })
export class MyTenantType {
  @Field(() => ID, { description: 'tenant_...' })
  id!: string;

  @Field(() => String, { description: 'Its code.' })
  code!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;
}

@ObjectType('MyPartner', { description: 'The partner that the caller belongs to, as far as it may see itself.', simpleResolvers: true })
export class MyPartnerType {
  @Field(() => ID, { description: 'partner_...' })
  id!: string;

  @Field(() => String, { description: 'What the tenant codes it.' })
  code!: string;

  @Field(() => String, { description: 'What the tenant calls it.' })
  name!: string;

  @Field(() => EdiStateEnum, { description: 'How its messages are taken: before it goes live, each is a test.' })
  ediState!: EdiState;
}

@ObjectType('Me', { description: 'Who calls, as told by its key or token.', simpleResolvers: true })
export class MeType {
  @Field(() => ID, { description: 'principal_...' })
  id!: string;

  @Field(() => String, { description: 'The name it was given.' })
  name!: string;

  @Field(() => RoleEnum, { description: 'What decides over its rights.' })
  role!: Role;

  @Field(() => MyTenantType, { description: 'Whose data it sees.' })
  tenant!: MyTenantType;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the key or token it came with stops working; null for never.' })
  keyExpiresAt!: string | null;
}

export function meOf(caller: Caller): MeType {
  return {
    id: encodeId('principal', caller.principalPublicId),
    name: caller.name,
    role: caller.role,
    tenant: { id: encodeId('tenant', caller.tenantPublicId), code: caller.tenantCode, name: caller.tenantName },
    keyExpiresAt: caller.expiresAt,
  };
}
