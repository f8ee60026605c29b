import type { FlowGraph } from './flowGraph.js';
import { nodesOfLot, OUTSIDE } from './numberNodes.js';
import type { Movement, TraceStart } from './traceGraph.js';

export const NOT_EARLY = 0;
const EARLY = 1;
/** And that later step is in scope. */
export const EARLY_IN_SCOPE = 2;

export interface Scope {
  /** By position: 1 when the step is in reach of the start. */
  readonly inScope: Uint8Array;
  /** By position: whether a later step into the step's source may have come before it, by the clock. */
  readonly early: Uint8Array;
  /** By lot; -1 when out of reach. */
  readonly generation: Int32Array;
  /** The nodes of the transformations in reach, in ascending order. */
  readonly pots: Int32Array;
  /** By lot: 1 when the whole lot is the start. */
  readonly startLots: Uint8Array;
  /** By position: 1 when the step's quantity is the start. */
  readonly startSteps: Uint8Array;
}

/**
 * What the start can have reached. A step out of a pool is in reach when some step into it came before, by ledger order or by the clock
 * (decisions 24); within one posting only the ledger counts; what goes into a transformation reaches all of its outputs. Each step is visited once, nearest generation first,
 * so rework cycles end and the cost is that of one sort.
 */
export function reach(flow: FlowGraph, start: TraceStart): Scope {
  return new Reach(flow).from(start);
}

interface Entry {
  readonly position: number;
  readonly time: number;
  readonly posting: number;
}

/** A whole lot carries the start at any time. */
const ALWAYS: Entry = { position: -1, time: -Infinity, posting: -2 };

class Reach {
  private readonly inScope: Uint8Array;
  private readonly generation: Int32Array;
  private readonly startLots: Uint8Array;
  private readonly startSteps: Uint8Array;
  private readonly pots: number[] = [];
  private readonly potReached: Uint8Array;
  /** By node: the earliest position and the earliest instant at which the start came in, by which posting, and by any other posting. */
  private readonly since: Float64Array;
  private readonly sinceTime: Float64Array;
  private readonly sincePosting: Float64Array;
  private readonly sinceTimeOther: Float64Array;
  /** By node: steps that only their own posting would bring into reach by the clock. */
  private readonly postponed = new Map<number, number[]>();
  /** By node: the steps from this index on were visited, in ledger order and in clock order. */
  private readonly visited: Int32Array;
  private readonly visitedByTime: Int32Array;
  private readonly byTime: Int32Array;
  private open: number[] = [];
  private nextPots: number[] = [];
  private depth = 0;

  constructor(private readonly flow: FlowGraph) {
    this.inScope = new Uint8Array(flow.steps.length);
    this.startSteps = new Uint8Array(flow.steps.length);
    this.generation = new Int32Array(flow.lotIds.length).fill(-1);
    this.startLots = new Uint8Array(flow.lotIds.length);
    this.potReached = new Uint8Array(flow.pots.length);
    this.since = new Float64Array(flow.firstPot).fill(Infinity);
    this.sinceTime = new Float64Array(flow.firstPot).fill(Infinity);
    this.sincePosting = new Float64Array(flow.firstPot).fill(-1);
    this.sinceTimeOther = new Float64Array(flow.firstPot).fill(Infinity);
    this.visited = flow.stepsOut.offsets.slice(1);
    this.visitedByTime = flow.stepsOut.offsets.slice(1);
    this.byTime = stepsByTime(flow);
  }

  from(start: TraceStart): Scope {
    if ('lotIds' in start) this.startWithLots(start.lotIds);
    else this.startWithEntries(new Set(start.entryIds));
    while (this.open.length > 0 || this.nextPots.length > 0) this.finishGeneration();
    const { inScope, generation, startLots, startSteps } = this;
    const pots = Int32Array.from(this.pots).sort();
    return { inScope, early: earlySteps(this.flow, inScope, startLots), generation, pots, startLots, startSteps };
  }

  private startWithLots(lotIds: readonly number[]): void {
    for (const lotId of lotIds) {
      const lot = this.flow.lotIndex.get(lotId);
      if (lot === undefined) continue;
      this.startLots[lot] = 1;
      this.generation[lot] = 0;
      for (const node of nodesOfLot(this.flow, lot)) this.enter(node, ALWAYS);
    }
  }

  private startWithEntries(entryIds: ReadonlySet<number>): void {
    for (let position = 0; position < this.flow.steps.length; position += 1) {
      if (!entryIds.has((this.flow.steps[position] as Movement).entryId)) continue;
      this.startSteps[position] = 1;
      this.generation[this.flow.lotOfStep[position] as number] = 0;
      this.visit(position);
    }
  }

  private finishGeneration(): void {
    for (let node = this.open.pop(); node !== undefined; node = this.open.pop()) this.leave(node);
    this.depth += 1;
    const pots = this.nextPots;
    this.nextPots = [];
    const { offsets, items } = this.flow.stepsOut;
    for (const pot of pots) {
      const end = offsets[pot + 1] as number;
      for (let index = offsets[pot] as number; index < end; index += 1) this.visit(items[index] as number);
    }
  }

  private leave(node: number): void {
    const { offsets, items } = this.flow.stepsOut;
    const first = offsets[node] as number;
    let index = this.visited[node] as number;
    for (; index > first && (items[index - 1] as number) > (this.since[node] as number); index -= 1) this.visit(items[index - 1] as number);
    this.visited[node] = index;
    this.leaveByTime(node, first);
  }

  private leaveByTime(node: number, first: number): void {
    const again = this.postponed.get(node);
    this.postponed.delete(node);
    for (const position of again ?? []) this.visitByTime(node, position);
    let index = this.visitedByTime[node] as number;
    for (; index > first; index -= 1) {
      const position = this.byTime[index - 1] as number;
      if ((this.flow.time[position] as number) < (this.sinceTime[node] as number)) break;
      this.visitByTime(node, position);
    }
    this.visitedByTime[node] = index;
  }

  /** All of a posting happens at one instant: between its own steps the clock says nothing, and the ledger order stands. */
  private visitByTime(node: number, position: number): void {
    if (this.inScope[position] === 1) return;
    const byOther =
      this.flow.posting[position] !== this.sincePosting[node] ||
      (this.flow.time[position] as number) >= (this.sinceTimeOther[node] as number);
    if (byOther) return this.visit(position);
    const postponed = this.postponed.get(node);
    if (postponed === undefined) this.postponed.set(node, [position]);
    else postponed.push(position);
  }

  private visit(position: number): void {
    if (this.inScope[position] === 1) return;
    this.inScope[position] = 1;
    const target = this.flow.target[position] as number;
    if (target === OUTSIDE) return;
    if (target >= this.flow.firstPot) return this.fill(target);
    this.enter(target, { position, time: this.flow.time[position] as number, posting: this.flow.posting[position] as number });
  }

  private enter(node: number, entry: Entry): void {
    const lot = this.flow.lotOfNode[node] as number;
    if (this.generation[lot] === -1) this.generation[lot] = this.depth;
    const isEarlier = entry.position < (this.since[node] as number);
    if (isEarlier) this.since[node] = entry.position;
    if (this.enterByTime(node, entry) || isEarlier) this.open.push(node);
  }

  /** True when it changes what the clock lets out. */
  private enterByTime(node: number, { time, posting }: Entry): boolean {
    const first = this.sinceTime[node] as number;
    if (posting === this.sincePosting[node]) {
      this.sinceTime[node] = Math.min(first, time);
      return time < first;
    }
    const other = this.sinceTimeOther[node] as number;
    this.sinceTimeOther[node] = time < first ? first : Math.min(other, time);
    if (time < first) {
      this.sinceTime[node] = time;
      this.sincePosting[node] = posting;
    }
    return time < first || time < other;
  }

  private fill(node: number): void {
    const pot = node - this.flow.firstPot;
    if (this.potReached[pot] === 1) return;
    this.potReached[pot] = 1;
    this.pots.push(node);
    this.nextPots.push(node);
  }
}

/** As flow.stepsOut.items, but each lot node's steps by the clock. Most lots have them in that order already. */
function stepsByTime({ stepsOut, time, firstPot }: FlowGraph): Int32Array {
  const items = stepsOut.items.slice();
  for (let node = 0; node < firstPot; node += 1) {
    const first = stepsOut.offsets[node] as number;
    const end = stepsOut.offsets[node + 1] as number;
    if (end - first > 1 && !isSorted(items, time, [first, end]))
      items.subarray(first, end).sort((a, b) => (time[a] as number) - (time[b] as number));
  }
  return items;
}

function isSorted(items: Int32Array, time: Float64Array, [first, end]: readonly [number, number]): boolean {
  for (let index = first + 1; index < end; index += 1) {
    if ((time[items[index] as number] as number) < (time[items[index - 1] as number] as number)) return false;
  }
  return true;
}

function earlySteps(flow: FlowGraph, inScope: Uint8Array, startLots: Uint8Array): Uint8Array {
  const early = new Uint8Array(inScope.length);
  const earliest = new Float64Array(flow.firstPot).fill(Infinity);
  const earliestInScope = new Float64Array(flow.firstPot).fill(Infinity);
  const isPure = pureLots(flow, inScope, startLots);
  for (let position = inScope.length - 1; position >= 0; position -= 1) {
    const source = flow.source[position] as number;
    const target = flow.target[position] as number;
    const time = flow.time[position] as number;
    if (source === target) continue;
    const mayBeEarly =
      inScope[position] === 1 && source !== OUTSIDE && source < flow.firstPot && isPure[flow.lotOfNode[source] as number] === 0;
    if (mayBeEarly && (earliest[source] as number) <= time)
      early[position] = (earliestInScope[source] as number) <= time ? EARLY_IN_SCOPE : EARLY;
    if (target === OUTSIDE || target >= flow.firstPot) continue;
    earliest[target] = Math.min(earliest[target] as number, time);
    if (inScope[position] === 1) earliestInScope[target] = Math.min(earliestInScope[target] as number, time);
  }
  return early;
}

/** A lot that is the start in full, whatever the order, unless a transformation gave some of it back mixed. */
function pureLots(flow: FlowGraph, inScope: Uint8Array, startLots: Uint8Array): Uint8Array {
  const isPure = startLots.slice();
  for (let position = 0; position < inScope.length; position += 1) {
    const target = flow.target[position] as number;
    const isFromPot = inScope[position] === 1 && (flow.source[position] as number) >= flow.firstPot;
    if (isFromPot && target !== OUTSIDE && target < flow.firstPot) isPure[flow.lotOfNode[target] as number] = 0;
  }
  return isPure;
}
