import { getOperationAST, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { ValidDocuments } from '../http/validDocuments.js';
import { PlannedQuery } from './plannedQuery.js';

type ByName = Map<string | undefined, PlannedQuery | undefined>;

/** The queries that clients send again and again: planned once, and forgotten with their documents. */
export class PlannedQueries {
  readonly #planned = new WeakMap<DocumentNode, ByName>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly documents: ValidDocuments,
  ) {}

  /** Undefined for all that is not a valid query which can be planned: others know what to say of it. */
  find(text: string, operationName: string | undefined): PlannedQuery | undefined {
    const document = this.#read(text);
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
