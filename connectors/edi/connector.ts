import { acknowledge } from './acknowledge/acknowledge.js';
import { decodeEdi, isSetRejected, readEdi } from './decodeEdi.js';
import { businessKey, contentText } from './documents/shipNotice856/content.js';
import { explainShipNotice } from './documents/shipNotice856/explain.js';
import { translateShipNotice } from './documents/shipNotice856/translate.js';
import { formatInspection, inspectEdi } from './inspect.js';
import { defaultEdiProfile, ediProfileSchema } from './profile.js';
import { identifySender } from './sender.js';

/** X12 ship notices (856) in, 997 and TA1 out. Everything here is pure, so live, replay and dry run are the same code. */
export const ediConnector = {
  id: 'edi',
  accepts: ['x12:856'],
  answers: ['997', 'TA1'],
  profileSchema: ediProfileSchema,
  defaultProfile: defaultEdiProfile,
  identify: identifySender,
  decode: decodeEdi,
  read: readEdi,
  isSetRejected,
  translate: translateShipNotice,
  explain: explainShipNotice,
  businessKey,
  contentText,
  acknowledge,
  inspect: inspectEdi,
  formatInspection,
} as const;
