import { afterAll, describe, expect, it } from '@jest/globals';
import { KillTrial } from '../support/killRounds.js';
import { seededRandom } from '../support/random.js';

const KILLS = 20;
const ACKS_BEFORE_KILL = 500;
/** A watchdog: about four minutes on two idle cores. */
const WITHIN_MS = 1_200_000;

let trial: KillTrial | undefined;
afterAll(() => trial?.end(), 60_000);

describe('a server that is killed under load twenty times, every second time with its database', () => {
  it(
    'has lost nothing that it acknowledged, and done nothing twice',
    async () => {
      const seed = Date.now() % 1_000_000;
      trial = await KillTrial.prepare({ kills: KILLS, acksBeforeKill: ACKS_BEFORE_KILL, concurrency: 24, random: seededRandom(seed) });
      const report = await trial.run();
      const { resent, verify } = report;
      process.stdout.write(
        `${report.kills} kills (${report.databaseKills} with the database), ${resent.acked} acknowledged writes (least ${Math.min(...report.ackedByRound)}), ` +
          `${resent.replayed} replayed, ${resent.unknown} unanswered of which ${resent.unknownWereDone} were done\n`,
      );
      expect(report.databaseKills).toBe(KILLS / 2);
      expect(Math.min(...report.ackedByRound)).toBeGreaterThanOrEqual(ACKS_BEFORE_KILL);
      expect(resent.acked).toBe(report.ackedByRound.reduce((sum, acked) => sum + acked, 0));
      expect([seed, resent.wrong]).toEqual([seed, []]);
      expect(resent.replayed).toBe(resent.acked);
      expect(resent.unknownRefused).toBe(0);
      expect([verify.code, verify.output]).toEqual([0, expect.any(String)]);
    },
    WITHIN_MS,
  );
});
