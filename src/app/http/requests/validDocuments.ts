import { GraphQLError, parse, specifiedRules, validate, type DocumentNode, type GraphQLSchema, type ParseOptions } from 'graphql';
import { withCode } from '../answers/formatError.js';
import type { DocumentLimits } from '../limits/validationRules.js';

/** Characters of the documents that are kept, together, and of one of them: parsed they take some fifty times as much. */
const KEPT_CHARACTERS = 512 * 1024;
const LONGEST_KEPT = 16 * 1024;

/**
 * Documents parsed and found valid, whichever way they come in. Those asked for last are kept: ten thousand who subscribe to the same share one,
 * and the first of them pays for it.
 */
export class ValidDocuments {
  readonly #schema: GraphQLSchema;
  readonly #limits: DocumentLimits;
  /** A Map keeps its order, so the first is the one least lately asked for. */
  readonly #kept = new Map<string, DocumentNode>();
  #characters = 0;

  constructor(schema: GraphQLSchema, limits: DocumentLimits) {
    this.#schema = schema;
    this.#limits = limits;
  }

  has(text: string): boolean {
    return this.#kept.has(text);
  }

  /** The document, or what is wrong with it. Throws GRAPHQL_PARSE_FAILED. */
  read(text: string): DocumentNode | readonly GraphQLError[] {
    const kept = this.#kept.get(text);
    if (kept !== undefined) return this.#askedFor(text, kept);
    const { rules, parsing } = this.#limits;
    const document = parseDocument(text, parsing);
    const invalid = validate(this.#schema, document, [...specifiedRules, ...rules]);
    if (invalid.length > 0) return invalid.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'));
    if (text.length <= LONGEST_KEPT) this.#keep(text, document);
    return document;
  }

  #askedFor(text: string, document: DocumentNode): DocumentNode {
    this.#kept.delete(text);
    this.#kept.set(text, document);
    return document;
  }

  #keep(text: string, document: DocumentNode): void {
    this.#kept.set(text, document);
    this.#characters += text.length;
    for (const oldest of this.#kept.keys()) {
      if (this.#characters <= KEPT_CHARACTERS) return;
      this.#kept.delete(oldest);
      this.#characters -= oldest.length;
    }
  }
}

/** Thousands of brackets in each other end graphql-js's parser in its own way. */
function parseDocument(text: string, parsing: ParseOptions): DocumentNode {
  try {
    return parse(text, parsing);
  } catch (error) {
    throw error instanceof RangeError ? new GraphQLError(error.message) : error;
  }
}
