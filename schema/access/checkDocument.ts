import { GraphQLError, Kind, parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { CheckDocument, DocumentKind } from '../../src/domain/access/trustedDocument.js';

/** For the parser: a guard before anything is built. The limits of what is run are the door's. */
const MAXIMUM_TOKENS = 10_000;

/** What a document is to this schema: one operation with its fragments, valid as a whole. */
export function checkDocument(schema: GraphQLSchema): CheckDocument {
  return (body) => {
    try {
      const document = parse(body, { maxTokens: MAXIMUM_TOKENS });
      const operations = operationsOf(document);
      const [operation] = operations;
      if (operation === undefined || operations.length > 1) return wrong('A trusted document holds exactly one operation.');
      const [first] = validate(schema, document, undefined, { maxErrors: 1 });
      if (first !== undefined) return wrong(first.message);
      return { ok: true, kind: operation.operation.toUpperCase() as DocumentKind, name: operation.name?.value ?? null };
    } catch (error) {
      if (error instanceof GraphQLError) return wrong(error.message);
      throw error;
    }
  };
}

const operationsOf = (document: DocumentNode) =>
  document.definitions.flatMap((definition) => (definition.kind === Kind.OPERATION_DEFINITION ? [definition] : []));

const wrong = (problem: string) => ({ ok: false as const, problem: `Not a document of this schema: ${problem}` });
