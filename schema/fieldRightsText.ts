import {
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  type GraphQLInputObjectType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { PARTNER_ROLES } from '../src/domain/access/apiKey.js';
import { mayUseField } from './shared/checkFieldRights.js';
import { RIGHTS } from './shared/rights.js';

const HEAD = `Who may use which operation and which field: written by \`npm run schema\`, reviewed like code. Which rows they see is decided elsewhere.
Partners are suppliers, customers, carriers and storefronts; fields marked "staff" are for nobody else. Staff use every field of an answer.
`;

type TypeWithFields = GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType;

/** The rights of roles as text: a change of them shows as a difference. */
export function fieldRightsText(schema: GraphQLSchema): string {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const types = Object.values(schema.getTypeMap())
    .filter((type): type is TypeWithFields => isObjectType(type) || isInterfaceType(type) || isInputObjectType(type))
    .filter((type) => !isIntrospectionType(type) && !roots.includes(type as GraphQLObjectType));
  const closed = types.filter((type) => fieldsOf(type).every((field) => rolesOf(type, field).length === 0));
  const parts = [
    ...(['Query', 'Mutation', 'Subscription'] as const).map((kind) => paragraph(kind, operations(kind))),
    ...types.filter((type) => !closed.includes(type)).map((type) => paragraph(kindOf(type), fieldLines(type))),
    paragraph(
      'Closed to partners',
      closed.map((type) => type.name),
    ),
  ];
  return [HEAD, ...parts].join('\n');
}

const paragraph = (title: string, lines: readonly string[]): string => `${title}\n${lines.map((line) => `  ${line}\n`).join('')}`;

const operations = (kind: keyof typeof RIGHTS): string[] =>
  table(
    Object.entries(RIGHTS[kind])
      .map(([operation, roles]) => [operation, roles.join(' ')] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );

const fieldLines = (type: TypeWithFields): string[] =>
  table(fieldsOf(type).map((field) => [field, rolesOf(type, field).join(' ') || 'staff'] as const));

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, roles]) => `${name.padEnd(width)}  ${roles}`);
}

const fieldsOf = (type: TypeWithFields): string[] => Object.keys(type.getFields()).sort();

const rolesOf = (type: TypeWithFields, field: string): readonly string[] =>
  PARTNER_ROLES.filter((role) => mayUseField(role, type.name, field));

const kindOf = (type: TypeWithFields): string =>
  isInputObjectType(type) ? `input ${type.name}` : isInterfaceType(type) ? `interface ${type.name}` : type.name;
