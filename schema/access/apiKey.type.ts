import { Field, ObjectType } from 'type-graphql';
import type { Role } from '../../src/domain/access/principal.js';
import type { KeyState } from '../../src/domain/access/apiKey.js';
import type { ApiKeyOfPrincipal } from '../../src/queries/access/apiKeyLookUps.js';
import { NodeType } from '../shared/node.type.js';
import { publishEnum } from '../shared/publishEnum.js';
import { DateTimeScalar } from '../shared/scalars.js';
import { RoleEnum } from './role.enum.js';

export const KeyStateEnum = publishEnum<KeyState>({
  name: 'ApiKeyState',
  description: 'Whether a key still lets anybody in.',
  values: { LIVE: 'It does.', EXPIRED: 'Its time is over.', REVOKED: 'Somebody took it back.' },
});

@ObjectType('ApiKey', {
  implements: NodeType,
  description: 'How a person or system gets in. Its secret is told once, when it is made, and kept as a hash only.',
  simpleResolvers: true,
})
export class ApiKeyType
  extends NodeType
  implements Pick<ApiKeyOfPrincipal, 'principalName' | 'role' | 'createdAt' | 'expiresAt' | 'revokedAt' | 'allowedOrigins'>
{
  @Field(() => String, { description: 'Whom it lets in.' })
  principalName!: string;

  @Field(() => RoleEnum, { description: 'As what.' })
  role!: Role;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: ApiKeyOfPrincipal['createdAt'];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it stops working; null for never.' })
  expiresAt!: ApiKeyOfPrincipal['expiresAt'];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was taken back.' })
  revokedAt!: ApiKeyOfPrincipal['revokedAt'];

  @Field(() => [String], { description: 'Origins of the web pages that it may be used from; none but our own when empty.' })
  allowedOrigins!: ApiKeyOfPrincipal['allowedOrigins'];
}
