import type { LocalDate } from '../../domain/shared/dates.js';

/** The sample 856 as ACME would send it today: numbers of its own, and its first lot close to expiry, so that the demo has something to tell. */
export function announcedToday(sample: string, expiringOn: LocalDate): string {
  const firstExpiry = /DTM\*036\*\d{8}/;
  if (!firstExpiry.test(sample)) throw new Error('the sample 856 has no expiry date');
  return sample
    .replace(firstExpiry, `DTM*036*${expiringOn.replaceAll('-', '')}`)
    .replaceAll('000000041', '000000901')
    .replace('ACME-ASN-10001', 'ACME-DEMO-1');
}
