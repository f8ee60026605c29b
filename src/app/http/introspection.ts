import { GraphQLError, NoSchemaIntrospectionCustomRule, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { isStaffRole } from '../../domain/access/apiKey.js';
import type { Caller } from '../../../schema/shared/context.js';

/** The schema is told to staff only. Throws FORBIDDEN. */
export function checkIntrospection(schema: GraphQLSchema, document: DocumentNode, { role }: Caller): void {
  if (isStaffRole(role) || validate(schema, document, [NoSchemaIntrospectionCustomRule]).length === 0) return;
  const extensions: Record<string, unknown> = { code: 'FORBIDDEN', http: { status: 403 } };
  throw new GraphQLError(`The role ${role} may not read the schema.`, { extensions });
}
