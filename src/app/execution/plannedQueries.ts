import { getOperationAST, parse, specifiedRules, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { DocumentLimits } from '../http/validationRules.js';
import { PlannedQuery } from './plannedQuery.js';

/** Characters of the documents whose plans a process keeps in memory, those least asked for going first. */
const KEPT_CHARACTERS = 1_000_000;
const NOT_KEPT: Kept = { byName: new Map() };

interface Kept {
  /** Absent for a document that is not valid. */
  readonly document?: DocumentNode;
  readonly byName: Map<string | undefined, PlannedQuery | undefined>;
}

/** The queries that clients send again and again, by their text: parsed, validated and planned once. */
export class PlannedQueries {
  /** A Map keeps its order, so the first is the one least asked for. */
  readonly #kept = new Map<string, Kept>();
  #characters = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly limits: DocumentLimits,
  ) {}

  /** Undefined for all that is not a valid query which can be planned: others know what to say of it. */
  find(text: string, operationName: string | undefined): PlannedQuery | undefined {
    const { document, byName } = this.#take(text);
    if (document === undefined) return undefined;
    if (byName.has(operationName)) return byName.get(operationName);
    const operation = getOperationAST(document, operationName);
    // A name that the document does not have is not remembered: there is no end of them.
    if (!operation) return undefined;
    const planned = PlannedQuery.of(this.schema, document, operation);
    byName.set(operationName, planned);
    return planned;
  }

  #take(text: string): Kept {
    const known = this.#kept.get(text);
    if (known === undefined) return this.#keep(text);
    // It is now the one asked for last.
    this.#kept.delete(text);
    this.#kept.set(text, known);
    return known;
  }

  #keep(text: string): Kept {
    const document = this.#read(text);
    if (document === undefined) return NOT_KEPT;
    const kept: Kept = { document, byName: new Map() };
    this.#kept.set(text, kept);
    this.#characters += text.length;
    for (const oldest of this.#kept.keys()) {
      if (this.#characters <= KEPT_CHARACTERS) break;
      this.#kept.delete(oldest);
      this.#characters -= oldest.length;
    }
    return kept;
  }

  #read(text: string): DocumentNode | undefined {
    try {
      const document = parse(text, this.limits.parsing);
      return validate(this.schema, document, [...specifiedRules, ...this.limits.rules]).length === 0 ? document : undefined;
    } catch {
      return undefined;
    }
  }
}
