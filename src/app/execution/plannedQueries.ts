import { hash } from 'node:crypto';
import { getOperationAST, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { ValidDocuments } from '../http/requests/validDocuments.js';
import { PlannedQuery } from './plannedQuery.js';

type ByName = Map<string | undefined, PlannedQuery | undefined>;

/** Texts that were seen once and are remembered for their second time. */
const REMEMBERED_TEXTS = 1_000;

/**
 * The queries that clients send again and again: planned once, and forgotten with their documents. What is seen for the first time is left to those
 * who serve everything, so that nobody has a text read twice by sending another each time.
 */
export class PlannedQueries {
  readonly #planned = new WeakMap<DocumentNode, ByName>();
  /** By hash: a text may be long. A Set keeps its order, so the first is the oldest. */
  readonly #seenOnce = new Set<string>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly documents: ValidDocuments,
  ) {}

  /** Undefined for all that is not a valid query which can be planned: others know what to say of it. */
  find(text: string, operationName: string | undefined): PlannedQuery | undefined {
    const document = this.#isKnown(text) ? this.#read(text) : undefined;
    if (document === undefined) return undefined;
    const byName = this.#plansOf(document);
    if (byName.has(operationName)) return byName.get(operationName);
    const operation = getOperationAST(document, operationName);
    // A name that the document does not have is not remembered: there is no end of them.
    if (!operation) return undefined;
    const planned = PlannedQuery.of(this.schema, document, operation);
    byName.set(operationName, planned);
    return planned;
  }

  #isKnown(text: string): boolean {
    if (this.documents.has(text)) return true;
    const seen = hash('sha256', text);
    if (this.#seenOnce.delete(seen)) return true;
    this.#seenOnce.add(seen);
    for (const oldest of this.#seenOnce) {
      if (this.#seenOnce.size <= REMEMBERED_TEXTS) break;
      this.#seenOnce.delete(oldest);
    }
    return false;
  }

  #read(text: string): DocumentNode | undefined {
    try {
      const document = this.documents.read(text);
      return 'definitions' in document ? document : undefined;
    } catch {
      return undefined;
    }
  }

  #plansOf(document: DocumentNode): ByName {
    const known = this.#planned.get(document);
    if (known !== undefined) return known;
    const byName: ByName = new Map();
    this.#planned.set(document, byName);
    return byName;
  }
}
