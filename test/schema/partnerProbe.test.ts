import { probePartners } from './partnerProbe.js';

probePartners(['both walls']);
