import type { GraphContext } from '../shared/context.js';

/** Partners read by a login of their own, which sees their messages and nothing beside them. */
export const isPartner = ({ principal }: GraphContext): boolean => principal.partnerId !== undefined;
