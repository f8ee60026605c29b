import type { Issue } from '../../connectors/contract/connector.js';
import { read, type Judging } from './judging.js';
import { loadLookups } from './loadLookups.js';
import { readProfile } from './readProfile.js';

/** No partner has it: its codes are found nowhere. */
const NOBODY = 0;

/**
 * What else must be defined before a message of an unknown sender can be applied, so that a person does it all at once. Read with the profile
 * of the partner whose way in it took, else the default; nothing is applied.
 */
export async function surveyMessage(judging: Judging, bytes: Uint8Array): Promise<readonly Issue[]> {
  const { connector, message } = judging;
  const partnerId = message.partnerId ?? NOBODY;
  const profile = connector.profile(await read(judging, (rows) => readProfile(rows, partnerId, connector.id)));
  const decoded = connector.decode(bytes, profile);
  const documents = decoded.envelopes.flatMap((envelope) => (envelope.isComplete ? envelope.documents : []));
  const lookups = await read(judging, (rows) => loadLookups(rows, { partnerId, codes: connector.codes, documents }));
  return [
    ...decoded.issues,
    ...decoded.envelopes.flatMap(({ issues }) => issues),
    ...documents.flatMap((document) => [...document.issues, ...connector.translate(document, profile, lookups).issues]),
  ];
}
