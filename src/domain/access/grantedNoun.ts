/**
 * Nouns of which partners are granted single objects (table partner_grant). What hangs on one, the lines of a shipment, the pack levels of
 * an item, is seen with it.
 */
export type GrantedNoun = 'inboundShipment' | 'lot' | 'item' | 'site' | 'order' | 'shipment';
