/** What one check of the doctor's came to. */
export interface Finding {
  readonly name: string;
  /** warn: it works, and somebody should look. */
  readonly state: 'ok' | 'warn' | 'fail';
  readonly found: string;
  /** What to do; null when there is nothing to be done. */
  readonly fix: string | null;
}

export const fine = (name: string, found: string): Finding => ({ name, state: 'ok', found, fix: null });
export const doubtful = (name: string, found: string, fix: string): Finding => ({ name, state: 'warn', found, fix });
export const failing = (name: string, found: string, fix: string): Finding => ({ name, state: 'fail', found, fix });

/** A check that throws has failed, and says so. */
export async function finding(name: string, check: () => Promise<Finding>, fix: string): Promise<Finding> {
  try {
    return await check();
  } catch (error) {
    return failing(name, (error as Error).message || String(error), fix);
  }
}
