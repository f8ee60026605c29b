import { probePartners } from './partnerProbe.js';

// Either must hold alone.
probePartners(['the wall of the database alone', "the door's own filter alone"]);
