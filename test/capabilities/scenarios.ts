import type { Scenario } from '../support/capability/scenario.js';
import { AI2 } from './AI2.js';
import { AI4 } from './AI4.js';
import { AL1 } from './AL1.js';
import { AL2 } from './AL2.js';
import { AL3 } from './AL3.js';
import { AL4 } from './AL4.js';
import { AL5 } from './AL5.js';
import { AL6 } from './AL6.js';
import { AL7 } from './AL7.js';
import { AL8 } from './AL8.js';
import { AL10 } from './AL10.js';
import { AL11 } from './AL11.js';
import { AL15 } from './AL15.js';
import { AL17 } from './AL17.js';
import { AL18 } from './AL18.js';
import { AL20 } from './AL20.js';
import { AN14 } from './AN14.js';
import { IG4 } from './IG4.js';
import { IG6 } from './IG6.js';
import { IN12 } from './IN12.js';
import { MV10 } from './MV10.js';
import { MV14 } from './MV14.js';
import { QS10 } from './QS10.js';

/** By the id of the capability: one line a scenario. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  AI2,
  AI4,
  AL1,
  AL2,
  AL3,
  AL4,
  AL5,
  AL6,
  AL7,
  AL8,
  AL10,
  AL11,
  AL15,
  AL17,
  AL18,
  AL20,
  AN14,
  IG4,
  IG6,
  IN12,
  MV10,
  MV14,
  QS10,
};
