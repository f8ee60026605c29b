import { sha256Hex } from '../../../platform/ids.js';
import { RateLimit, type RateLimitSettings } from '../limits/rateLimit.js';
import type { Authenticate } from './authenticate.js';

/** Keys and tokens that let nobody in, by address: so many at once, and so many more each second. */
const GUESSES: RateLimitSettings = { burst: 100, perSecond: 5 };
/** What lately let somebody in, kept as hashes: who shares an address with a guesser is not locked out with it. */
const KNOWN = 10_000;
/** Groups of an IPv6 address that belong to one household. */
const HOUSEHOLD_GROUPS = 4;

/**
 * Has those pay who try keys: each look-up that lets nobody in takes a point of its address; with none left, what is not known to be good is
 * refused with RATE_LIMITED before anything is looked up. Without an address (a socket that is looked at again) nothing is counted.
 */
export function limitGuesses(authenticate: Authenticate, limit: RateLimit = new RateLimit(GUESSES)): Authenticate {
  const known = new Set<string>();
  return async (authorization, address) => {
    if (authorization === undefined || address === undefined) return await authenticate(authorization);
    const hash = sha256Hex(authorization);
    const household = householdOf(address);
    // Taken before it is known whether it is a guess: many at once must not slip through together.
    const wasKnown = known.has(hash);
    const retryAfterMs = wasKnown ? undefined : limit.take(household, 1);
    if (retryAfterMs !== undefined) {
      return {
        ok: false,
        code: 'RATE_LIMITED',
        message: 'Too many keys from your address were not valid; wait and try again.',
        retryAfterMs,
      };
    }
    const authentication = await authenticate(authorization);
    const isGuess = !authentication.ok && authentication.code === 'UNAUTHENTICATED';
    if (!isGuess && !wasKnown) limit.give(household, 1);
    known.delete(hash);
    if (authentication.ok) remember(known, hash);
    return authentication;
  };
}

/** The one least lately seen goes first. */
function remember(known: Set<string>, hash: string): void {
  known.add(hash);
  for (const oldest of known) {
    if (known.size <= KNOWN) return;
    known.delete(oldest);
  }
}

const householdOf = (address: string): string =>
  address.includes('.') ? address : address.split(':').slice(0, HOUSEHOLD_GROUPS).join(':');
