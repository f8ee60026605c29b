/** Generous: it ends a test that would hang, it measures nothing. */
const WATCHDOG_MS = 20_000;
const LOOK_EVERY_MS = 5;

/** Looks until `check` gives a value other than undefined and false. The error names what was waited for. */
export async function eventually<Value>(
  what: string,
  check: () => Promise<Value | undefined | false> | Value | undefined | false,
): Promise<Value> {
  const deadline = performance.now() + WATCHDOG_MS;
  for (;;) {
    const value = await check();
    if (value !== undefined && value !== false) return value;
    if (performance.now() > deadline) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
