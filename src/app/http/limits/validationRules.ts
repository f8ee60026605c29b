import {
  GraphQLError,
  Kind,
  type ASTNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type ParseOptions,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql';
import {
  LONG_TEXTS,
  MAXIMUM_ALIASES,
  MAXIMUM_DEPTH,
  MAXIMUM_DIGITS,
  MAXIMUM_DIRECTIVES,
  MAXIMUM_INPUT_LEVELS,
  MAXIMUM_LIST,
  MAXIMUM_PAIRS,
  MAXIMUM_ROOT_FIELDS,
  MAXIMUM_TEXT,
  MAXIMUM_TOKENS,
} from '../../../../schema/shared/limits.js';
import type { LimitCode } from '../../../../schema/shared/requestError.js';

/** Apollo gives every error of validation the code of one; the mark carries the code that is meant. */
export const EXCEEDS = 'exceedsLimit';

const INTROSPECTION = new Set(['__schema', '__type']);

/** Refuses operations that are too deep, too wide or too repetitive, whoever sends them and however. In one pass, however fragments are nested. */
const shapeRule: ValidationRule = (context) => {
  const report = (refused: Refused): void => context.reportError(tooMuch(refused));
  return {
    Document(document) {
      const measure = new Measure(document);
      const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
      for (const operation of operations) for (const refused of measure.judge(operation)) report(refused);
      const pairs = pairsOfFields(document);
      if (pairs > MAXIMUM_PAIRS)
        report({ code: 'REPETITION_EXCEEDED', what: 'pairs of fields of the same name', maximum: MAXIMUM_PAIRS, asked: pairs });
    },
  };
};

/** Refuses inputs that are too large where they stand in the document: as literals, and as defaults of variables. */
const literalRule: ValidationRule = (context) => {
  let directives = 0;
  let levels = 0;
  const report = (refused: Refused): void => context.reportError(tooMuch(refused));
  const enter = (node: ASTNode): void => {
    levels += 1;
    if (levels === MAXIMUM_INPUT_LEVELS + 1)
      report({ code: 'VALUE_TOO_LARGE', what: 'levels of an input', maximum: MAXIMUM_INPUT_LEVELS, asked: levels, node });
  };
  const leave = (): void => void (levels -= 1);
  const number = (node: ASTNode & { readonly value: string }): void => {
    if (node.value.length > MAXIMUM_DIGITS)
      report({ code: 'VALUE_TOO_LARGE', what: 'digits of a number', maximum: MAXIMUM_DIGITS, asked: node.value.length, node });
  };
  return {
    Directive(node) {
      directives += 1;
      if (directives === MAXIMUM_DIRECTIVES + 1)
        report({ code: 'DIRECTIVES_EXCEEDED', what: 'directives', maximum: MAXIMUM_DIRECTIVES, asked: directives, node });
    },
    ListValue: {
      enter(node) {
        enter(node);
        const asked = node.values.length;
        if (asked > MAXIMUM_LIST) report({ code: 'LIST_TOO_LONG', what: 'values of a list', maximum: MAXIMUM_LIST, asked, node });
      },
      leave,
    },
    ObjectValue: { enter, leave },
    IntValue: number,
    FloatValue: number,
    StringValue(node, _key, parent) {
      const maximum = maximumText(isNode(parent) && parent.kind === Kind.OBJECT_FIELD ? parent.name.value : undefined);
      const asked = node.value.length;
      // Descriptions of a document are strings too, and refused by another rule.
      if (asked > maximum) report({ code: 'VALUE_TOO_LARGE', what: 'characters of a text', maximum, asked, node });
    },
  };
};

export interface DocumentLimits {
  readonly rules: readonly ValidationRule[];
  readonly parsing: ParseOptions;
}

const LIMITED: DocumentLimits = { rules: [shapeRule, literalRule], parsing: { maxTokens: MAXIMUM_TOKENS } };
const UNLIMITED: DocumentLimits = { rules: [], parsing: {} };

/** What a document is held to when it is parsed and validated; `without` is for tests that ask for everything at once. */
export const documentLimits = (without?: boolean): DocumentLimits => (without === true ? UNLIMITED : LIMITED);

/** Characters that a text may have, by the name of its field. */
export const maximumText = (field: string | undefined): number =>
  field !== undefined && Object.hasOwn(LONG_TEXTS, field) ? (LONG_TEXTS[field] as number) : MAXIMUM_TEXT;

interface Refused {
  readonly code: LimitCode;
  readonly what: string;
  readonly maximum: number;
  readonly asked: number;
  readonly node?: ASTNode;
}

function tooMuch({ code, what, maximum, asked, node }: Refused): GraphQLError {
  const limit = { maximum, ...(Number.isSafeInteger(asked) && { asked }) };
  return new GraphQLError(`At most ${maximum} ${what}.`, { nodes: node ?? null, extensions: { [EXCEEDS]: code, code, limit } });
}

/** What a selection set comes to, with its fragments spread. */
interface Size {
  readonly depth: number;
  readonly aliases: number;
  readonly fields: number;
}

const NOTHING: Size = { depth: 0, aliases: 0, fields: 0 };

/** Measures each fragment once: a few that spread each other twice would otherwise be billions of fields to walk. */
class Measure {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #sizes = new Map<string, Size>();

  constructor(document: DocumentNode) {
    this.#fragments = new Map(
      document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])),
    );
  }

  judge(node: OperationDefinitionNode): readonly Refused[] {
    const { depth, aliases, fields } = this.#sizeOf(node.selectionSet);
    const found: Refused[] = [
      { code: 'DEPTH_EXCEEDED', what: 'levels of fields', maximum: MAXIMUM_DEPTH, asked: depth, node },
      { code: 'ALIASES_EXCEEDED', what: 'aliases', maximum: MAXIMUM_ALIASES, asked: aliases, node },
      { code: 'ROOT_FIELDS_EXCEEDED', what: 'root fields', maximum: MAXIMUM_ROOT_FIELDS, asked: fields, node },
    ];
    return found.filter(({ asked, maximum }) => asked > maximum);
  }

  #sizeOf({ selections }: SelectionSetNode): Size {
    let { depth, aliases, fields } = NOTHING;
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const inner = selection.selectionSet ? this.#sizeOf(selection.selectionSet) : NOTHING;
        fields += 1;
        aliases += inner.aliases + (selection.alias === undefined ? 0 : 1);
        if (!INTROSPECTION.has(selection.name.value)) depth = Math.max(depth, inner.depth + 1);
      } else {
        const inner = selection.kind === Kind.INLINE_FRAGMENT ? this.#sizeOf(selection.selectionSet) : this.#fragment(selection.name.value);
        depth = Math.max(depth, inner.depth);
        aliases += inner.aliases;
        fields += inner.fields;
      }
    }
    return { depth, aliases, fields };
  }

  #fragment(name: string): Size {
    const known = this.#sizes.get(name);
    const fragment = this.#fragments.get(name);
    if (known !== undefined || fragment === undefined) return known ?? NOTHING;
    // A fragment inside itself is another rule's business; here it must only end.
    this.#sizes.set(name, NOTHING);
    const size = this.#sizeOf(fragment.selectionSet);
    this.#sizes.set(name, size);
    return size;
  }
}

/** More than validation can come to compare, whatever fragments do: only fields of the same name meet. */
function pairsOfFields(document: DocumentNode): number {
  const counts = new Map<string, number>();
  const stack: SelectionSetNode[] = document.definitions.flatMap((node) => ('selectionSet' in node ? [node.selectionSet] : []));
  for (let set = stack.pop(); set !== undefined; set = stack.pop()) {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const name = selection.alias?.value ?? selection.name.value;
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
      if (selection.kind !== Kind.FRAGMENT_SPREAD && selection.selectionSet) stack.push(selection.selectionSet);
    }
  }
  let pairs = 0;
  for (const count of counts.values()) pairs += (count * (count - 1)) / 2;
  return pairs;
}

const isNode = (parent: unknown): parent is ASTNode => typeof parent === 'object' && parent !== null && 'kind' in parent;
