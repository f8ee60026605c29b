import type { LocalDate } from '../shared/dates.js';
import { addQuantities, formatQuantity, minus, type Quantity } from '../shared/quantity.js';
import { decided, refused, type Decided, type Refusal } from '../shared/refusal.js';

export type TransformationKind = 'SPLIT' | 'MERGE' | 'BLEND' | 'REPACK' | 'RELABEL' | 'REWORK' | 'PRODUCE' | 'DISASSEMBLE' | 'KIT';

/** These only divide or join; whatever is missing was not split or merged. */
const EXACT_KINDS: ReadonlySet<TransformationKind> = new Set(['SPLIT', 'MERGE']);

export interface LotQuantity {
  readonly lotId: number;
  /** In the transformation's unit. */
  readonly quantity: Quantity;
}

export interface TransformationBalance {
  readonly kind: TransformationKind;
  readonly inputs: readonly LotQuantity[];
  readonly outputs: readonly LotQuantity[];
  readonly declaredLoss: Quantity;
  readonly sample: Quantity;
  /** The item's tolerance, as a quantity; ignored where the kind must balance exactly. */
  readonly tolerance: Quantity;
}

export interface BalancedTransformation {
  readonly inputTotal: Quantity;
  readonly outputTotal: Quantity;
  /** Inputs less outputs, declared loss and sample: within the tolerance, negative when more came out than went in. */
  readonly difference: Quantity;
}

/**
 * Inputs = outputs + declared loss + sample, within the tolerance (domain.md 5.3); split and merge exactly and without loss or sample; a split
 * takes one lot. Refuses with QUANTITY_INVALID, INVALID_INPUT and TRANSFORMATION_IMBALANCE (facts inputs, outputs, declaredLoss, sample, difference, tolerance).
 */
export function checkBalance(transformation: TransformationBalance): Decided<BalancedTransformation> {
  const refusals = [...quantityRefusals(transformation), ...shapeRefusals(transformation)];
  if (refusals.length > 0) return refused(...refusals);
  const { kind, inputs, outputs, declaredLoss, sample } = transformation;
  const inputTotal = addQuantities(inputs.map(({ quantity }) => quantity));
  const outputTotal = addQuantities(outputs.map(({ quantity }) => quantity));
  const isExact = EXACT_KINDS.has(kind);
  const difference = minus(inputTotal, isExact ? outputTotal : addQuantities([outputTotal, declaredLoss, sample]));
  const tolerance = isExact ? 0n : transformation.tolerance;
  const balances = difference <= tolerance && -difference <= tolerance && !(isExact && declaredLoss + sample > 0n);
  const balance = { inputTotal, outputTotal, difference };
  return balances ? decided(balance) : refused(imbalance(transformation, balance));
}

/** The earliest of the inputs' expiry dates: an output expires no later than anything in it. Undefined when nothing in it expires. */
export function outputExpiry(dates: readonly (LocalDate | undefined)[]): LocalDate | undefined {
  return dates.reduce((earliest, date) => (earliest === undefined || (date !== undefined && date < earliest) ? date : earliest), undefined);
}

/** The worst of the inputs' qualities; `worstFirst` ranks them all. A quality without a rank is a bug and throws. */
export function strictestQuality<Quality extends string>(qualities: readonly Quality[], worstFirst: readonly Quality[]): Quality {
  const ranks = qualities.map((quality) => worstFirst.indexOf(quality));
  const worst = worstFirst[Math.min(...ranks)];
  if (worst === undefined) throw new Error(`no rank for a quality among ${qualities.join(', ')}`);
  return worst;
}

/**
 * Splits a value over the outputs in proportion to their quantities, in whole units of its last digit; every share is rounded towards zero and
 * the residue goes to the last output, so the shares add up to the value.
 */
export function splitValue(value: bigint, quantities: readonly Quantity[]): bigint[] {
  const total = addQuantities(quantities);
  if (total <= 0n) throw new Error('no quantity to split a value over');
  const shares = quantities.map((quantity) => (value * quantity) / total);
  const residue = value - shares.reduce((sum, share) => sum + share, 0n);
  return shares.map((share, index) => (index === shares.length - 1 ? share + residue : share));
}

function quantityRefusals({ inputs, outputs, declaredLoss, sample }: TransformationBalance): Refusal[] {
  const lines = [...linePaths('inputs', inputs), ...linePaths('outputs', outputs)].filter(({ quantity }) => quantity <= 0n);
  const figures = [figurePath('declaredLoss', declaredLoss), figurePath('sample', sample)].filter(({ quantity }) => quantity < 0n);
  return [...lines, ...figures].map(({ path, quantity }) => ({
    code: 'QUANTITY_INVALID',
    message: `A transformation cannot move ${formatQuantity(quantity)}.`,
    path,
    facts: { quantity: formatQuantity(quantity) },
  }));
}

interface QuantityAt {
  readonly path: readonly string[];
  readonly quantity: Quantity;
}

const linePaths = (side: string, lines: readonly LotQuantity[]): QuantityAt[] =>
  lines.map(({ quantity }, index) => ({ path: ['input', side, String(index), 'quantity'], quantity }));
const figurePath = (field: string, quantity: Quantity): QuantityAt => ({ path: ['input', field], quantity });

function shapeRefusals({ kind, inputs, outputs }: TransformationBalance): Refusal[] {
  const inputLots = new Set(inputs.map(({ lotId }) => lotId)).size;
  const refusals: Refusal[] = [];
  if (inputLots === 0) refusals.push(shapeRefusal('inputs', `A ${kind} needs an input lot.`));
  if (kind === 'SPLIT' && inputLots > 1) refusals.push(shapeRefusal('inputs', `A SPLIT takes one lot, not ${inputLots}.`));
  if (outputs.length === 0) refusals.push(shapeRefusal('outputs', `A ${kind} needs an output lot.`));
  return refusals;
}

const shapeRefusal = (side: string, message: string): Refusal => ({ code: 'INVALID_INPUT', message, path: ['input', side] });

function imbalance({ kind, declaredLoss, sample, tolerance }: TransformationBalance, balance: BalancedTransformation): Refusal {
  const facts = {
    kind,
    inputs: formatQuantity(balance.inputTotal),
    outputs: formatQuantity(balance.outputTotal),
    declaredLoss: formatQuantity(declaredLoss),
    sample: formatQuantity(sample),
    difference: formatQuantity(balance.difference),
    tolerance: formatQuantity(EXACT_KINDS.has(kind) ? (0n as Quantity) : tolerance),
  };
  return {
    code: 'TRANSFORMATION_IMBALANCE',
    message: `Inputs of ${facts.inputs} do not balance with outputs of ${facts.outputs}, loss of ${facts.declaredLoss} and sample of ${facts.sample}.`,
    path: ['input'],
    facts,
  };
}
