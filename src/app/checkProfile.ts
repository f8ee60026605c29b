import type { CheckProfile } from '../domain/partner/partner.js';
import { ediConnector } from '../../connectors/edi/connector.js';

/** What each connector accepts as a partner's profile. */
export const checkProfile: CheckProfile = (connector, body) => {
  if (connector !== ediConnector.id) return [{ path: ['connector'], message: `There is no connector ${connector}.` }];
  const parsed = ediConnector.profileSchema.safeParse(body);
  return parsed.success ? [] : parsed.error.issues.map((issue) => ({ path: issue.path.map(String), message: issue.message }));
};
