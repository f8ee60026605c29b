import { readFileSync } from 'node:fs';

// Adds up the JSON results of jest runs: `node bin/sumTests.mjs FILE...` prints "N passed, M failed". A suite that could not run counts as one failure.
const totals = { passed: 0, failed: 0 };
for (const file of process.argv.slice(2)) {
  const result = JSON.parse(readFileSync(file, 'utf8'));
  totals.passed += result.numPassedTests;
  totals.failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
}
console.log(`${totals.passed} passed, ${totals.failed} failed`);
if (totals.passed === 0 || totals.failed > 0) process.exitCode = 1;
