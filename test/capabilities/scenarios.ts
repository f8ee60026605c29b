import type { Scenario } from '../support/capability/scenario.js';
import { AI2 } from './AI2.js';
import { AI4 } from './AI4.js';
import { AL1 } from './AL1.js';
import { AL2 } from './AL2.js';
import { AL6 } from './AL6.js';
import { IG6 } from './IG6.js';
import { IN12 } from './IN12.js';
import { MV10 } from './MV10.js';
import { QS10 } from './QS10.js';

/** By the id of the capability: one line a scenario. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = { AI2, AI4, AL1, AL2, AL6, IG6, IN12, MV10, QS10 };
