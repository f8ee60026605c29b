import { Kind, type ValueNode } from 'graphql';
import { DEFAULT_PAGE, MAXIMUM_PAGE } from '../../../../schema/shared/limits.js';
import { requestError } from '../../../../schema/shared/requestError.js';
import { ROWS_OF_A_LIST, type CostPlan, type PlannedField, type PlannedSpread, type Rows, type Selections } from './costPlan.js';

/** A page is read in one statement: ten of its rows count as one object. */
const ROWS_A_POINT = 10;
/** Whatever is asked, somebody had to look at it. */
const LEAST = 1;

type Variables = Readonly<Record<string, unknown>>;

const isInt = (value: unknown): value is number => typeof value === 'number' && (value | 0) === value;

/** The price of one operation with one client's variables. */
export class OperationCost {
  /** Points that it may come to, known before it runs. */
  readonly requested: number;
  readonly #plan: CostPlan;
  readonly #variables: Variables;
  /** What a fragment comes to, however often it is spread. */
  readonly #known = new Map<Selections, number>();

  /** Throws LIMIT_EXCEEDED for a page that is too large. */
  constructor(plan: CostPlan, variables: Variables) {
    this.#plan = plan;
    this.#variables = variables;
    this.requested = Math.max(LEAST, this.#of(plan.selections));
  }

  /** Points of what was really answered, by the same prices. */
  actual(data: unknown): number {
    return Math.max(LEAST, Math.ceil(this.#answered(this.#plan.selections, data)));
  }

  #of(selections: Selections): number {
    let cost = 0;
    for (const selection of selections) {
      if (!this.#isWanted(selection)) continue;
      cost += selection.spread === undefined ? this.#field(selection) : this.#spread(selection.spread);
    }
    return cost;
  }

  #spread(selections: Selections): number {
    const known = this.#known.get(selections);
    if (known !== undefined) return known;
    const cost = this.#of(selections);
    this.#known.set(selections, cost);
    return cost;
  }

  #field({ price, each, rows, selections }: PlannedField): number {
    return price + this.#times(rows) * (each + this.#of(selections));
  }

  #times(rows: Rows): number {
    if (rows === 'one') return 1;
    if ('page' in rows) return Math.ceil(this.#pageSize(rows.page) / ROWS_A_POINT);
    const list = rows.list === undefined ? undefined : this.#valueOf(rows.list);
    return Math.max(1, Math.ceil((Array.isArray(list) ? list.length : ROWS_OF_A_LIST) / ROWS_A_POINT));
  }

  #pageSize(node: ValueNode | undefined): number {
    const first = node === undefined ? undefined : this.#valueOf(node);
    // What is no Int is refused where variables meet their types.
    if (!isInt(first)) return DEFAULT_PAGE;
    if (first > MAXIMUM_PAGE) {
      throw requestError('LIMIT_EXCEEDED', `first is ${first}; a page has at most ${MAXIMUM_PAGE}.`, {
        limit: { maximum: MAXIMUM_PAGE, asked: first },
      });
    }
    return Math.max(1, first);
  }

  #isWanted({ conditions }: PlannedField | PlannedSpread): boolean {
    return conditions.every(({ value, wanted }) => {
      const given = this.#valueOf(value);
      return typeof given !== 'boolean' || given === wanted;
    });
  }

  #valueOf(node: ValueNode): unknown {
    if (node.kind === Kind.VARIABLE) {
      const name = node.name.value;
      return Object.hasOwn(this.#variables, name) ? this.#variables[name] : this.#plan.defaults.get(name);
    }
    if (node.kind === Kind.INT) return Number(node.value);
    if (node.kind === Kind.BOOLEAN) return node.value;
    // Only how many there are is asked of a list.
    return node.kind === Kind.LIST ? node.values : undefined;
  }

  /** Follows the answer, not the document: what was not found costs no more than its field. */
  #answered(selections: Selections, data: unknown): number {
    if (typeof data !== 'object' || data === null) return 0;
    let cost = 0;
    for (const selection of selections) {
      if (selection.spread !== undefined) {
        // Fragments that ask for nothing may be nested without end: they were measured, and are not walked.
        if (this.#known.get(selection.spread)) cost += this.#answered(selection.spread, data);
      } else {
        const value = (data as Record<string, unknown>)[selection.key];
        if (value !== undefined) cost += selection.price + this.#objects(selection, value);
      }
    }
    return cost;
  }

  #objects({ each, selections }: PlannedField, value: unknown): number {
    if (value === null) return 0;
    if (!Array.isArray(value)) return each + this.#answered(selections, value);
    let cost = 0;
    for (const row of value) if (row !== null) cost += each + this.#answered(selections, row);
    return cost / ROWS_A_POINT;
  }
}
