import { Kind, type FieldNode, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';

export type Fragments = GraphQLResolveInfo['fragments'];

/** A field that a document asks for; `isSure`: whatever its variables skip. */
export interface Asked {
  readonly node: FieldNode;
  readonly isSure: boolean;
}

export const asSure = (nodes: readonly FieldNode[]): readonly Asked[] => nodes.map((node) => ({ node, isSure: true }));

/** What is asked of the objects of these fields, each fragment once: a few that spread each other twice would otherwise be billions. */
export function askedBy(fields: readonly Asked[], fragments: Fragments): readonly Asked[] {
  const walk = new Walk(fragments);
  for (const { node, isSure } of fields) walk.collect(node.selectionSet, isSure);
  return walk.found;
}

class Walk {
  readonly found: Asked[] = [];
  readonly #seen = new Set<string>();

  constructor(private readonly fragments: Fragments) {}

  collect(set: SelectionSetNode | undefined, isSureAbove: boolean): void {
    for (const selection of set?.selections ?? []) {
      // Skip and include are all the directives there are.
      const isSure = isSureAbove && !selection.directives?.length;
      if (selection.kind === Kind.FIELD) this.found.push({ node: selection, isSure });
      else if (selection.kind === Kind.INLINE_FRAGMENT) this.collect(selection.selectionSet, isSure);
      else this.#spread(selection.name.value, isSure);
    }
  }

  #spread(name: string, isSure: boolean): void {
    if (this.#seen.has(name)) return;
    this.#seen.add(name);
    this.collect(this.fragments[name]?.selectionSet, isSure);
  }
}
