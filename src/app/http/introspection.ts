import { NoSchemaIntrospectionCustomRule, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { isStaffRole } from '../../domain/access/apiKey.js';
import { requestError } from '../../../schema/shared/requestError.js';
import type { Caller } from '../../../schema/shared/context.js';

/** The schema is told to staff only. Throws FORBIDDEN. */
export function checkIntrospection(schema: GraphQLSchema, document: DocumentNode, { role }: Caller): void {
  if (isStaffRole(role) || validate(schema, document, [NoSchemaIntrospectionCustomRule]).length === 0) return;
  throw requestError('FORBIDDEN', `The role ${role} may not read the schema.`);
}
