import type { Balance, BalanceKey } from '../../ledger/balanceBook.js';

/** What of a balance must be the same on both sides of production: dividing damaged goods does not mend them, nor do they change hands. */
export type Standing = Pick<BalanceKey, 'condition' | 'ownership' | 'ownerId'>;

const PLAIN: Standing = { condition: 'GOOD', ownership: 'OWNED', ownerId: null };

export const standingOf = ({ condition, ownership, ownerId }: BalanceKey): Standing => ({ condition, ownership, ownerId });

export const hasStanding = (balance: BalanceKey, standing: Standing): boolean =>
  balance.condition === standing.condition && balance.ownership === standing.ownership && balance.ownerId === standing.ownerId;

export const distinctStandings = (balances: readonly BalanceKey[]): readonly Standing[] => [
  ...new Map(balances.map((balance) => [JSON.stringify(standingOf(balance)), standingOf(balance)])).values(),
];

/** The standings among balances: those with stock first, and among them plain stock first. Plain if there are none. */
export function standingsAmong(balances: readonly Balance[]): readonly Standing[] {
  const stocked = balances.filter((balance) => balance.onHand > 0n);
  const ranked = distinctStandings([...stocked.filter((balance) => hasStanding(balance, PLAIN)), ...stocked, ...balances]);
  return ranked.length > 0 ? ranked : [PLAIN];
}
