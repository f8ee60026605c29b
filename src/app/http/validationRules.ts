import { GraphQLError, Kind, type ASTNode, type FragmentDefinitionNode, type SelectionSetNode, type ValidationRule } from 'graphql';

/** Levels of fields; the deepest query of the guides has 9. */
const MAXIMUM_DEPTH = 15;
/** Selections after fragments are spread: aliases and fragments could else multiply a small text. */
const MAXIMUM_SELECTIONS = 5_000;
const INTROSPECTION = new Set(['__schema', '__type', '__typename']);

/** Tokens of a document, for the parser: a guard before anything is built. */
export const MAXIMUM_TOKENS = 10_000;

/** Refuses documents that are too deep or too wide, whoever sends them and however. Introspection does not count. */
export const sizeRule: ValidationRule = (context) => {
  const document = context.getDocument();
  const fragments = new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])),
  );
  return {
    OperationDefinition(operation) {
      const measure = new Measure(fragments);
      measure.visit(operation.selectionSet, 1, []);
      if (measure.depth > MAXIMUM_DEPTH) context.reportError(tooLarge(`${MAXIMUM_DEPTH} levels`, operation));
      if (measure.selections > MAXIMUM_SELECTIONS) context.reportError(tooLarge(`${MAXIMUM_SELECTIONS} fields`, operation));
    },
  };
};

/** Apollo gives every error of validation the code of one; by this mark it is told apart. */
export const EXCEEDS = 'exceedsLimit';

export const VALIDATION_RULES: readonly ValidationRule[] = [sizeRule];

class Measure {
  depth = 0;
  selections = 0;

  constructor(private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>) {}

  visit({ selections }: SelectionSetNode, level: number, spread: readonly string[]): void {
    for (const selection of selections) {
      if (this.selections > MAXIMUM_SELECTIONS) return;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        this.visit(selection.selectionSet, level, spread);
      } else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const name = selection.name.value;
        const fragment = this.fragments.get(name);
        // A fragment inside itself is another rule's business; here it must only end.
        if (fragment !== undefined && !spread.includes(name)) this.visit(fragment.selectionSet, level, [...spread, name]);
      } else if (!INTROSPECTION.has(selection.name.value)) {
        this.selections += 1;
        this.depth = Math.max(this.depth, level);
        if (selection.selectionSet) this.visit(selection.selectionSet, level + 1, spread);
      }
    }
  }
}

function tooLarge(limit: string, node: ASTNode): GraphQLError {
  return new GraphQLError(`An operation has at most ${limit}.`, { nodes: node, extensions: { [EXCEEDS]: true, code: 'LIMIT_EXCEEDED' } });
}
