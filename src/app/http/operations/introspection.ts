import { GraphQLError, NoSchemaIntrospectionCustomRule, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { isStaffRole } from '../../../domain/access/apiKey.js';
import type { Role } from '../../../domain/access/principal.js';
import type { Caller } from '../../../../schema/shared/context.js';

const silentDocuments = new WeakSet<DocumentNode>();

/** The schema is told to staff only. */
export const mayIntrospect = (role: Role): boolean => isStaffRole(role);

/** Throws FORBIDDEN. */
export function checkIntrospection(schema: GraphQLSchema, document: DocumentNode, { role }: Caller): void {
  if (mayIntrospect(role) || silentDocuments.has(document)) return;
  if (validate(schema, document, [NoSchemaIntrospectionCustomRule]).length === 0) {
    silentDocuments.add(document);
    return;
  }
  const extensions: Record<string, unknown> = { code: 'FORBIDDEN', http: { status: 403 } };
  throw new GraphQLError(`The role ${role} may not read the schema.`, { extensions });
}

/** What an error message knows of the schema that the client did not say itself. */
export const withoutSuggestions = (message: string): string => message.replace(/ ?Did you mean .*$/s, '');
