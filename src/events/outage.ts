import pg from 'pg';

/** Connection exceptions, insufficient resources, operator intervention (PostgreSQL, appendix A). */
const OUTAGE_CLASSES = /^(08|53|57)/;
/** A session that the server ended while it sat in a transaction, 25P03 and 25P04: the connection is gone as well. */
const TIMED_OUT_IN_TRANSACTION = /^25P0[34]$/;
/** What pg and its pool throw without a code. */
const DRIVER_MESSAGES = /connection terminated|connection error|not queryable|timeout exceeded when trying to connect|query read timeout/i;

/** True when the database was out of reach: the same question may well be answered later. False for bugs. */
export function isOutage(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return OUTAGE_CLASSES.test(error.code ?? '') || TIMED_OUT_IN_TRANSACTION.test(error.code ?? '');
  if (!(error instanceof Error)) return false;
  return 'syscall' in error || DRIVER_MESSAGES.test(error.message);
}
