import process from 'node:process';

/**
 * Outside of production, graphql asks of each value that it compares whether it comes of a second copy of graphql: 9 of the 32 s that the probe of tenants
 * computed. It decides that once, when it is loaded; nothing else of these tests should believe itself in production.
 */
const { NODE_ENV } = process.env;
process.env.NODE_ENV = 'production';
await import('graphql/jsutils/instanceOf.js');
process.env.NODE_ENV = NODE_ENV;
